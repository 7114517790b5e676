// A job: asks what changed, and writes it into the list.

import { change } from "./page.js";

const job = document.getElementById("job");
const rows = document.getElementById("rows");
const template = document.getElementById("file").content.firstElementChild;
const MOST_ROWS = 300;
const SOON = 400;
const LATER = 1500;
let step = Number(job.dataset.step);

function element(name, text, kind) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function showHead(head) {
  if (document.getElementById("says").textContent !== head.says) document.getElementById("says").textContent = head.says;
  const bar = document.getElementById("bar");
  bar.max = head.total || 1;
  bar.value = head.done;
  document.getElementById("files").textContent = head.files;
  const counts = document.getElementById("counts");
  counts.replaceChildren(...head.counts.map((each) => element("li", each.says, `count-${each.what}`)));
  document.getElementById("stop").hidden = head.over;
  document.getElementById("then").hidden = !head.over;
}

function showRow(row) {
  let shown = rows.querySelector(`[data-number="${row.number}"]`);
  if (!shown) {
    if (rows.childElementCount >= MOST_ROWS && !row.failures.length) return;
    shown = template.cloneNode(true);
    shown.dataset.number = row.number;
    rows.append(shown);
  }
  shown.className = `file file-${row.state}`;
  shown.querySelector(".file-name bdi").textContent = row.name;
  shown.querySelector(".file-says").textContent = row.says;
  shown.querySelector(".file-articles").replaceChildren(
    ...row.articles.map((each) => {
      const line = element("li");
      const link = element("a");
      link.href = each.address;
      link.append(element("bdi", each.title));
      line.append(link, " ", element("span", each.says, "meta"));
      return line;
    }),
  );
  const more = shown.querySelector(".file-more");
  more.textContent = row.more;
  more.hidden = !row.more;
  shown.querySelector(".file-failures").replaceChildren(
    ...row.failures.map((each) => {
      const line = element("li");
      const detail = element("span", "", "soft detail");
      detail.append(element("bdi", each.detail));
      line.append(element("span", each.place, "place"), " ", each.says, " ", detail);
      return line;
    }),
  );
}

async function ask() {
  let wait = SOON;
  try {
    const answer = await fetch(`/add/${job.dataset.key}/state?since=${step}`, { credentials: "same-origin" });
    if (!answer.ok) return;
    const told = await answer.json();
    step = told.step;
    showHead(told.head);
    for (const row of told.rows) showRow(row);
    if (told.more) wait = 0;
    else if (told.head.over) return;
  } catch {
    wait = LATER; // the server is away; it may come again
  }
  setTimeout(ask, wait);
}

document.getElementById("stop").addEventListener("submit", (event) => {
  event.preventDefault();
  change(event.target.action, {});
});

if (!job.dataset.over) ask();
