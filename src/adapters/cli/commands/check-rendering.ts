import { PortFault } from '../../../domain/generation-fault.ts';
import type { createContainer } from '../../composition/open-vividly.ts';
import { missingRenderingParts } from '../../composition/rendering-module.ts';
import { TOKEN } from '../../composition/tokens.ts';
import type { Config } from '../../config/read-config.ts';
import type { Finding } from './finding.ts';

/** An address that no file has: asking for it reaches the store and changes nothing. */
const NO_FILE = `${'0'.repeat(64)}.mp4`;

/** Whether lessons can be narrated and filmed, and whether their files can be kept. */
export async function checkRendering(
  config: Config,
  container: ReturnType<typeof createContainer>,
): Promise<readonly Finding[]> {
  if (config.renderer === 'text')
    return [{ part: 'rendering', state: 'ok', detail: 'text only, as configured', fix: null }];
  return [rendererFinding(config), await storeFinding(config, container)];
}

function rendererFinding(config: Config): Finding {
  const missing = missingRenderingParts(config);
  if (missing.length === 0) {
    const voice = config.renderer === 'google' ? 'Cloud Text-to-Speech' : `the local voice ${config.voice ?? 'slt'}`;
    return { part: 'rendering', state: 'ok', detail: `${voice}; films are made here`, fix: null };
  }
  const detail = `text only: ${missing.join(', ')} cannot be found`;
  return { part: 'rendering', state: 'warning', detail, fix: 'Run npm install without --omit=optional.' };
}

async function storeFinding(
  { mediaBucket, queue, dataFolder }: Config,
  container: ReturnType<typeof createContainer>,
): Promise<Finding> {
  const part = 'media files';
  try {
    const blobs = await container.getAsync(TOKEN.blobs);
    await blobs.describe(NO_FILE);
    // Signing needs a role of its own, which is often forgotten.
    await blobs.linkTo(NO_FILE);
  } catch (thrown) {
    const detail = thrown instanceof PortFault ? thrown.message : 'cannot be reached';
    const fix = 'Check VIVIDLY_MEDIA_BUCKET, the credentials, and the roles in docs/media.md.';
    return { part, state: 'broken', detail, fix };
  }
  if (mediaBucket !== undefined) return { part, state: 'ok', detail: `bucket ${mediaBucket}`, fix: null };
  if (queue === 'memory') return { part, state: 'ok', detail: `in ${dataFolder}`, fix: null };
  const detail = `in ${dataFolder}, which an API on another machine does not see`;
  return { part, state: 'warning', detail, fix: 'Set VIVIDLY_MEDIA_BUCKET, or share the folder.' };
}
