import { DISCONNECT_REASONS, ERRORS } from '@parley/contracts';
import { STYLE } from './asyncapi-page-style.ts';
import { compactJson } from './compact-json.ts';
import { html, Html } from './html.ts';
import { type JsonSchema } from './named-schemas.ts';
import {
  type ActionFacts,
  type ChannelFacts,
  type DataFacts,
  describeProtocol,
  type EventFacts,
  type Protocol,
  SOCKET_ERRORS,
} from './protocol.ts';
import { factsOf, type FieldFacts, type TypePart } from './schema-facts.ts';

/** The socket for people to read: one page that needs no script and nothing from elsewhere. */
export function asyncApiPage({ version, url }: { version: string; url: string }): string {
  const protocol = describeProtocol();
  const { channels, schemas, shared } = protocol;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Parley: socket API</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <div class="page">
          <nav aria-label="Contents">
            <div class="brand">${MARK} Parley</div>
            <ul>
              <li><a href="#connect">Connect</a></li>
              <li><a href="#frames">Frames and events</a></li>
              <li><a href="#errors">Errors</a></li>
              <li><a href="#disconnects">Disconnects</a></li>
              ${channels.map(navigationOf)}
              <li><a href="#types">Types</a></li>
            </ul>
          </nav>
          <main>
            <h1>Socket API</h1>
            <p class="soft">
              Version ${version}. For programs: <a href="/asyncapi.json">asyncapi.json</a>. What goes over
              HTTP: <a href="/swagger">Swagger</a>.
            </p>
            ${introduction(url)} ${errors()} ${disconnects()}
            ${channels.map((channel) => channelSection(channel, protocol))}
            <section>
              <h2 id="types">Types</h2>
              <p>
                An <em>id</em> is a ULID: 26 digits and capital letters. A <em>time</em> is in UTC, as ISO
                8601 writes it. A field that is not optional is always there.
              </p>
              ${shared.map((name) => typeArticle(name, schemas[name] ?? {}))}
            </section>
          </main>
        </div>
      </body>
    </html> `.text;
}

/** Not a space may be added: the page's policy knows the style by its hash. */
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

const MARK = html`<svg viewBox="0 0 64 64" aria-hidden="true">
  <clipPath id="mark"><path d="M3 23a20 20 0 1 1 20 20H3z" /></clipPath>
  <path fill="#0e6470" d="M3 23a20 20 0 1 1 20 20H3z" />
  <path fill="#f2994a" d="M61 41a20 20 0 1 0-20 20h20z" />
  <path fill="#fff3e4" clip-path="url(#mark)" d="M61 41a20 20 0 1 0-20 20h20z" />
</svg>`;

const FRAME_EXAMPLE = `socket.emit('frame', { channel, action, data }, (answer) => {
  // { ok: true, data } or { ok: false, error: { code, message, retryable, details, requestId } }
});
socket.on('events', (events) => {
  // [{ channel, type, data }, …], in order
});`;

function introduction(url: string): Html {
  const connecting = `import { io } from 'socket.io-client';

const socket = io('${url}', { transports: ['websocket'], auth: { token: accessToken } });`;
  return html`<section>
      <h2 id="connect">Connect</h2>
      <p>
        One Socket.IO connection carries everything. It takes socket.io-client 4.8 or newer, over WebSocket
        only, and an access token from signing in over HTTP.
      </p>
      ${codeBlock(connecting)}
    </section>
    <section>
      <h2 id="frames">Frames and events</h2>
      <p>
        A client asks with frames, each of which is answered in its acknowledgement. It is told what happens
        in arrays of events. Leave out what you do not know: a newer server may send events and fields that
        are not described here.
      </p>
      ${codeBlock(FRAME_EXAMPLE)}
    </section> `;
}

function errors(): Html {
  return html`<section>
    <h2 id="errors">Errors</h2>
    <p>
      Rely on the code and show the message. Where an error is <em>retryable</em>, the same frame may succeed
      later. An error ends nothing: the connection stays.
    </p>
    <div class="scroll">
      <table>
        <tr>
          <th>Code</th>
          <th>Retryable</th>
          <th>Message</th>
        </tr>
        ${SOCKET_ERRORS.map((code) => {
          const { retryable, message } = ERRORS[code];
          return html`<tr>
            <td><code>${code}</code></td>
            <td>${retryable ? 'yes' : 'no'}</td>
            <td>${message}</td>
          </tr> `;
        })}
      </table>
    </div>
  </section> `;
}

function disconnects(): Html {
  return html`<section>
    <h2 id="disconnects">Disconnects</h2>
    <p>
      Before the server ends a connection it sends <a href="#session.closing">session/closing</a> with one of
      these reasons. After any other end, come back.
    </p>
    <div class="scroll">
      <table>
        <tr>
          <th>Reason</th>
          <th>Come back</th>
          <th>Message</th>
        </tr>
        ${Object.entries(DISCONNECT_REASONS).map(
          ([reason, { reconnect, message }]) =>
            html`<tr>
              <td><code>${reason}</code></td>
              <td>${reconnect ? 'yes' : 'no'}</td>
              <td>${message}</td>
            </tr> `,
        )}
      </table>
    </div>
  </section> `;
}

function navigationOf({ name, actions, events }: ChannelFacts): Html {
  const entries = [...actions.map((action) => action.name), ...events.map(({ type }) => type)];
  return html`<li>
    <a href="#${name}">${name}</a>
    <ul>
      ${entries.map((entry) => html`<li><a href="#${name}.${entry}">${entry}</a></li> `)}
    </ul>
  </li> `;
}

function channelSection(channel: ChannelFacts, protocol: Protocol): Html {
  return html`<section>
    <h2 id="${channel.name}">${channel.name}</h2>
    <p>${prose(channel.summary)}</p>
    ${channel.actions.map((action) => actionArticle(channel.name, action, protocol))}
    ${channel.events.map((event) => eventArticle(channel.name, event, protocol))}
  </section> `;
}

function actionArticle(
  channel: string,
  { name, summary, input, output }: ActionFacts,
  protocol: Protocol,
): Html {
  return html`<article id="${channel}.${name}">
    <h3>${channel}/${name} <span class="badge ask">frame</span></h3>
    <p>${prose(summary)}</p>
    <h4>Data</h4>
    ${dataTable(input, protocol)}
    ${codeBlock(compactJson({ channel, action: name, data: input.example }, 80))}
    <h4>Answer</h4>
    ${dataTable(output, protocol)} ${codeBlock(compactJson({ ok: true, data: output.example }, 80))}
  </article> `;
}

function eventArticle(channel: string, { type, summary, data }: EventFacts, protocol: Protocol): Html {
  return html`<article id="${channel}.${type}">
    <h3>${channel}/${type} <span class="badge hear">event</span></h3>
    <p>${prose(summary)}</p>
    <h4>Data</h4>
    ${dataTable(data, protocol)} ${codeBlock(compactJson({ channel, type, data: data.example }, 80))}
  </article> `;
}

function typeArticle(name: string, schema: JsonSchema): Html {
  return html`<article id="type.${name}">
    <h3>${name}</h3>
    ${schemaTable(schema)}
  </article> `;
}

function dataTable({ schema: name }: DataFacts, { schemas, shared }: Protocol): Html {
  return shared.includes(name)
    ? html`<p>${typeText([{ schema: name }])}</p>`
    : schemaTable(schemas[name] ?? {});
}

function schemaTable(schema: JsonSchema): Html {
  const facts = factsOf(schema);
  if (facts.kind === 'plain') return html`<p>${typeText(facts.type)}. ${prose(facts.description)}</p>`;
  if (facts.kind === 'fields') {
    return facts.fields.length === 0 ? html`<p>An empty object.</p>` : fieldTable(facts.fields);
  }
  return html`<div class="scroll">
    <table>
      <tr>
        <th>type</th>
        <th>With</th>
      </tr>
      ${facts.variants.map(
        ({ type, fields }) =>
          html`<tr>
            <td><code>${type}</code></td>
            <td>
              ${fields.map(
                (field, i) => html`${i > 0 ? ', ' : ''}<code>${field.name}</code>: ${typeText(field.type)}`,
              )}
            </td>
          </tr> `,
      )}
    </table>
  </div>`;
}

function fieldTable(fields: readonly FieldFacts[]): Html {
  return html`<div class="scroll">
    <table>
      <tr>
        <th>Field</th>
        <th>Type</th>
        <th>Meaning</th>
      </tr>
      ${fields.map(
        ({ name, required, type, description }) =>
          html`<tr>
            <td><code>${name}</code>${required ? '' : html` <span class="soft">optional</span>`}</td>
            <td>${typeText(type)}</td>
            <td>${prose(description)}</td>
          </tr> `,
      )}
    </table>
  </div>`;
}

function typeText(parts: readonly TypePart[]): Html {
  return html`${parts.map((part) =>
    typeof part === 'string' ? prose(part) : html`<a href="#type.${part.schema}">${part.schema}</a>`,
  )}`;
}

/** Words with `code` in them. */
function prose(text: string): Html {
  return html`${text.split('`').map((part, i) => (i % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}

function codeBlock(code: string): Html {
  return html`<pre tabindex="0"><code>${code}</code></pre>`;
}
