// The review page: an item and the sentences that prove it light up together; judging keeps the place on the page.
// Everything here has a way without JavaScript: links between items and sentences, and buttons that send the form.

const LIT = "is-lit";
const page = document.getElementById("review").parentElement;

const sentencesOf = (item) =>
  (item.dataset.sentences || "").split(" ").filter(Boolean).map((number) => document.getElementById(`s${number}`));
const itemsOf = (sentence) =>
  (sentence.dataset.items || "").split(" ").filter(Boolean).map((id) => document.getElementById(`item-${id}`));

function light(elements) {
  for (const lit of page.querySelectorAll(`.${LIT}`)) lit.classList.remove(LIT);
  for (const element of elements) element?.classList.add(LIT);
}

// The article scrolls in its own column; on a narrow screen it does not, and the page must not jump.
function showInColumn(sentence) {
  const column = page.querySelector(".article");
  if (!sentence || column.scrollHeight <= column.clientHeight) return;
  const place = sentence.getBoundingClientRect();
  const frame = column.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) {
    column.scrollBy({ top: place.top - frame.top - frame.height / 3, behavior: "smooth" });
  }
}

function follow(event) {
  const item = event.target.closest(".item");
  const sentence = event.target.closest(".sentence--proof");
  if (item) {
    const sentences = sentencesOf(item);
    light([item, ...sentences]);
    showInColumn(sentences[0]);
  } else if (sentence) {
    light([sentence, ...itemsOf(sentence)]);
  } else if (event.type === "mouseover") {
    light([]);
  }
}

function goTo(item) {
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "center", behavior: "smooth" });
}

// A click on a sentence goes to its first item, another one to the next.
function openItem(event) {
  const sentence = event.target.closest(".sentence--proof");
  if (!sentence || event.target.closest("a") || getSelection().toString()) return;
  const items = itemsOf(sentence);
  const current = items.indexOf(document.activeElement);
  if (items.length) goTo(items[(current + 1) % items.length]);
}

// Keys work while an item has the focus: j and k walk, a approves, r rejects, e edits.
function press(event) {
  const item = event.target.closest(".item");
  if (!item || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  const verbs = { a: "approved", r: "rejected", e: "edit" };
  if (event.key === "j" || event.key === "k") {
    const next = event.key === "j" ? item.nextElementSibling : item.previousElementSibling;
    if (next) goTo(next);
  } else if (verbs[event.key]) {
    item.querySelector(`[data-verb="${verbs[event.key]}"]`)?.click();
  } else {
    return;
  }
  event.preventDefault();
}

// Send a judgement in the background and put the new page in place of the old one, where the reader is.
async function send(event) {
  const form = event.target;
  if (form.id !== "judging") return;
  event.preventDefault();
  const button = event.submitter;
  const item = button?.closest(".item, .row");
  const neighbour = item?.nextElementSibling?.id ?? item?.previousElementSibling?.id;
  const open = [...page.querySelectorAll("details[open]")].map((details) => keyOf(details));
  const address = button?.getAttribute("formaction") ?? form.getAttribute("action"); // a button is named "action"
  const body = new FormData(form, button);
  button?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { method: "POST", body });
    if (!answer.ok) throw new Error(answer.statusText);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("content");
    if (!fresh?.querySelector("#review")) return location.assign(answer.url); // a job that takes longer
    const known = new Set([...page.querySelectorAll(".item")].map((each) => each.id));
    const above = item?.getBoundingClientRect().top;
    page.replaceChildren(...fresh.childNodes);
    showKeys();
    mark();
    for (const details of page.querySelectorAll("details")) details.open = open.includes(keyOf(details));
    const same = item && document.getElementById(item.id);
    const added = [...page.querySelectorAll(".items > .item")].find((each) => !known.has(each.id));
    const next = added && !button?.closest(".rejected") ? added : same;
    if (next?.matches(".item")) next.prepend(...page.querySelectorAll(":scope > .notice")); // where the reader will look
    if (next && next === added) return goTo(added);
    const target = same?.matches(".item") ? same : document.getElementById(neighbour);
    if (same?.matches(".item")) scrollBy({ top: same.getBoundingClientRect().top - above, behavior: "instant" });
    target?.focus({ preventScroll: true });
  } catch {
    form.setAttribute("action", address);
    const choice = document.createElement("input");
    Object.assign(choice, { type: "hidden", name: button?.name ?? "", value: button?.value ?? "" });
    form.append(choice);
    HTMLFormElement.prototype.submit.call(form);
  }
}

const keyOf = (details) => `${details.closest("[id]")?.id} ${details.className}`;

const showKeys = () => page.querySelector("[data-keys]")?.removeAttribute("hidden");

// Words marked in the article can be asked about; the numbers of items between them are no part of it.
function mark() {
  const form = document.getElementById("marking");
  const marked = getSelection();
  const range = marked.rangeCount ? marked.getRangeAt(0) : null;
  const article = page.querySelector(".article");
  if (!range || marked.isCollapsed || !article.contains(range.commonAncestorContainer)) return showMarking(form, false);
  const copy = range.cloneContents();
  for (const marker of copy.querySelectorAll(".marker")) marker.remove();
  const start = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer;
  form.elements.passage.value = copy.textContent.replace(/\s+/g, " ").trim().slice(0, 2000);
  form.elements.sentence.value = start.closest(".sentence")?.id.slice(1) ?? "";
  showMarking(form, form.elements.passage.value !== "");
}

function showMarking(form, marked) {
  form.querySelector("[data-without-script]").hidden = true;
  form.querySelector("[data-hint]").hidden = marked;
  form.querySelector("[data-ask]").hidden = !marked;
  form.classList.toggle("is-marked", marked);
}

showKeys();
mark();
document.addEventListener("selectionchange", mark);
page.addEventListener("mouseover", follow);
page.addEventListener("focusin", follow);
page.addEventListener("click", openItem);
page.addEventListener("keydown", press);
page.addEventListener("submit", send);
