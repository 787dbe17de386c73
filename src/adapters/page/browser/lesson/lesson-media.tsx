import type { JSX } from 'preact';
import type { LessonView } from '../../../wire/request-view.ts';

/** The lesson as film, or as sound where there is no film. Nothing where it has neither. */
export function LessonMedia({ lesson }: { readonly lesson: LessonView }): JSX.Element | null {
  const { title, audioUrl, videoUrl, captionsUrl, thumbnailUrl } = lesson;
  const captions = captionsUrl && <track kind="captions" src={captionsUrl} label="Captions" default />;
  if (videoUrl !== undefined) {
    return (
      <figure class="media">
        {/* biome-ignore lint/a11y/useMediaCaption: the track is there where captions are */}
        <video controls preload="metadata" src={videoUrl} poster={thumbnailUrl} aria-label={`Video: ${title}`}>
          {captions}
        </video>
        <figcaption>Everything that is said in the video can be read below.</figcaption>
      </figure>
    );
  }
  if (audioUrl === undefined) return null;
  return (
    <figure class="media">
      {/* biome-ignore lint/a11y/useMediaCaption: the same words are the lesson's text, right below */}
      <audio controls preload="metadata" src={audioUrl} aria-label={`Listen: ${title}`} />
      <figcaption>Listen, or read the same words below.</figcaption>
    </figure>
  );
}
