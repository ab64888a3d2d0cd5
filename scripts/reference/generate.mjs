// Writes code samples: reads [{id, request, digest}] from standard input and writes {id: {language: forms}} to standard output.
//
// A form is the sample for one kind of base URL: "https", and where it differs "https-port", "http" and "http-port". The
// base URL and what it consists of stand as {{base}}, {{prefix}}, {{host}}, {{authority}} and {{port}} in the samples.
import { createRequire } from "node:module";
import process from "node:process";
import { text } from "node:stream/consumers";

const require = createRequire(`${process.argv[2]}/package.json`);
const generators = require("postman-code-generators");
const { Request } = require("postman-collection");

const HOST = "roomrackhost.invalid";
const PORT = "18480";
const PREFIX = "roomrackprefix";
const FORMS = { https: `https://${HOST}`, "https-port": `https://${HOST}:${PORT}`, http: `http://${HOST}`, "http-port": `http://${HOST}:${PORT}` };

// These write a JSON body of several lines as text whose line breaks the server would be sent as a backslash and an n.
const ONE_LINE = new Set(["php-http-request2"]);

// Not readFileSync(0): on a pipe that is still being filled it fails with EAGAIN.
const { languages, requests } = JSON.parse(await text(process.stdin));

// The generators change the request that they are given: each gets one of its own.
function build(request, origin, language) {
  const isJson = request.headers.some(([key, value]) => key === "Content-Type" && value === "application/json");
  const body = request.form
    ? { mode: "urlencoded", urlencoded: Object.entries(request.form).map(([key, value]) => ({ key, value })) }
    : request.json
      ? {
          mode: "raw",
          raw: isJson && ONE_LINE.has(language) ? JSON.stringify(JSON.parse(request.json)) : request.json,
          options: { raw: { language: isJson ? "json" : "text" } },
        }
      : undefined;
  return new Request({
    method: request.method,
    url: `${origin}/${PREFIX}${request.address}`,
    header: request.headers.map(([key, value]) => ({ key, value })),
    body,
  });
}

// Some encode the address, although it is encoded already: these get it as it was before.
function sampleOf({ id, key, variant }, request, origin) {
  const sample = generate(key, variant, build(request, origin, id));
  if (!/%25[0-9A-F]{2}/.test(sample)) return sample;
  return generate(key, variant, build({ ...request, address: decodeURIComponent(request.address) }, origin, id));
}

function generate(key, variant, request) {
  let sample;
  generators.convert(key, variant, request, { trimRequestBody: true, followRedirect: true }, (error, text) => {
    if (error) throw new Error(`${key} ${variant}: ${error}`);
    sample = text;
  });
  return sample;
}

// The length of a body is not known before the reader's values are in it.
function marked(sample) {
  return (/^Content-Length: /m.test(sample) && /\n\n.*rrfill/s.test(sample) ? sample.replace(/^Content-Length: .*\n/m, "") : sample)
    .replaceAll(new RegExp(`https?://${HOST}(:${PORT})?/${PREFIX}`, "g"), "{{base}}")
    .replaceAll(PREFIX, "{{prefix}}")
    .replaceAll(`${HOST}:${PORT}`, "{{authority}}")
    .replaceAll(HOST, "{{host}}")
    .replaceAll(PORT, "{{port}}")
    .replaceAll(/rrfill(\w+?)llifrr/g, "{{$1}}")
    .trimEnd();
}

const written = {};
for (const request of requests) {
  written[request.id] = {};
  for (const language of languages) {
    const forms = {};
    for (const [form, origin] of Object.entries(FORMS)) {
      const sample = marked(sampleOf(language, request, origin));
      if (form === "https" || sample !== forms.https) forms[form] = sample;
    }
    written[request.id][language.id] = forms;
  }
}
process.stdout.write(JSON.stringify(written));
