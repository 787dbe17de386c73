import type { JSX } from 'preact';
import { ASK_PATH } from '../location/place.ts';
import { PlaceLink } from '../location/place-link.tsx';
import { contactLink } from './contact-link.ts';
import type { OutcomeOf } from './outcome-of.ts';
import { outcomeTitle } from './outcome-title.ts';

/** The reviewed words for a question that we do not answer, and where to turn to. */
export function BlockedCard({ outcome }: { readonly outcome: OutcomeOf<'blocked'> }): JSX.Element {
  return (
    <section class="card stack">
      <h2>{outcomeTitle(outcome)}</h2>
      <p>{outcome.guidance}</p>
      {outcome.helpResources.length > 0 && (
        <>
          <h3 id="help">Where you can turn to</h3>
          <ul class="help" aria-labelledby="help">
            {outcome.helpResources.map(({ name, contact }) => (
              <li key={name}>
                <strong>{name}</strong>
                <Contact contact={contact} />
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="actions">
        <PlaceLink to={ASK_PATH} className="button">
          Ask something else
        </PlaceLink>
      </div>
    </section>
  );
}

function Contact({ contact }: { readonly contact: string }): JSX.Element {
  const link = contactLink(contact);
  if (link === null) return <span>{contact}</span>;
  return (
    <a href={link} rel="noopener noreferrer">
      {contact}
    </a>
  );
}
