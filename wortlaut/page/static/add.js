// Adding: files are dropped or chosen, sent a few at a time, and read meanwhile.

import { change } from "./page.js";

const form = document.getElementById("drop");
const picker = document.getElementById("file");
const folder = document.getElementById("folder");
const sending = document.getElementById("sending");
const passed = document.getElementById("passed");
const ENDING = /\.(txt|html?|jsonl?)(\.gz)?$/i;
const AT_ONCE = 100;
const LARGEST = 16 * 1024 * 1024;

form.querySelector(".drop-here").hidden = false;
document.getElementById("pick-folder").hidden = !("webkitdirectory" in folder);

/** Files of a folder that are no articles, or hidden, are passed over, as the command does. */
function ofFolder(path) {
  return ENDING.test(path) && !path.split("/").some((part) => part.startsWith("."));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const chosen = [...picker.files].map((file) => ({ file, path: file.name }));
  const below = [...folder.files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  const wanted = below.filter((each) => ofFolder(each.path));
  send([...chosen, ...wanted], below.length - wanted.length);
});

for (const [name, over] of [["dragenter", true], ["dragover", true], ["dragleave", false], ["drop", false]]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.toggle("over", over);
  });
}
form.addEventListener("drop", async (event) => {
  const found = [];
  let left = 0;
  // Entries are gone as soon as the event is over, so they are taken before anything is waited for.
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  for (const entry of entries) {
    if (entry instanceof File) found.push({ file: entry, path: entry.name });
    else if (entry?.isFile) found.push({ file: await fileOf(entry), path: entry.name });
    else if (entry?.isDirectory) {
      for await (const each of below(entry)) {
        if (ofFolder(each.fullPath)) found.push({ file: await fileOf(each), path: each.fullPath.replace(/^\//, "") });
        else left += 1;
      }
    }
  }
  send(found, left);
});

const fileOf = (entry) => new Promise((done, failed) => entry.file(done, failed));

async function* below(directory) {
  const reader = directory.createReader();
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return;
    for (const entry of some) {
      if (entry.isDirectory) yield* below(entry);
      else yield entry;
    }
  }
}

function tell(element, template, values) {
  element.hidden = false;
  const said = template.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  (element.querySelector("span") ?? element).textContent = said;
}

async function send(files, left) {
  if (left > 0) tell(passed, form.dataset.passed, { n: left });
  const limit = Number(form.dataset.limit);
  const large = files.filter((each) => each.file.size > limit - 65536);
  if (large.length) {
    tell(passed, form.dataset.large, { names: large.map((each) => each.path).join(", ") });
    return;
  }
  if (files.length === 0) {
    tell(passed, form.dataset.none, {});
    return;
  }
  const button = form.querySelector("button");
  button.disabled = true;
  files.sort((one, other) => (one.path < other.path ? -1 : 1));
  try {
    const { job } = await asked("/add/jobs", {});
    let sent = 0;
    for (const some of batches(files)) {
      const body = new FormData();
      for (const each of some) body.append("file", each.file, each.path);
      await asked(`/add/${job}/files`, body);
      sent += some.length;
      sending.querySelector("progress").value = sent / files.length;
      tell(sending, form.dataset.sending, { done: sent, n: files.length });
    }
    location.href = (await asked(`/add/${job}/whole`, {})).address;
  } catch (error) {
    tell(sending, form.dataset.failed, { reason: error.message });
    button.disabled = false;
  }
}

function* batches(files) {
  let some = [];
  let bytes = 0;
  for (const each of files) {
    if (some.length >= AT_ONCE || (some.length && bytes + each.file.size > LARGEST)) {
      yield some;
      some = [];
      bytes = 0;
    }
    some.push(each);
    bytes += each.file.size;
  }
  if (some.length) yield some;
}

async function asked(address, body) {
  const answer = await change(address, body);
  if (!answer.ok) {
    const plain = answer.headers.get("content-type")?.startsWith("text/plain");
    throw new Error(plain ? await answer.text() : String(answer.status));
  }
  return answer.json();
}
