// Taking a quiz: every answer is saved as it is given, and the page says what is saved where.

import { Ahead } from "./ahead.js";
import { startClock } from "./clock.js";
import { listenToKeys } from "./keys.js";
import { Outbox, newUuid } from "./outbox.js";

const TYPING_PAUSE = 700;
const PATIENCE = 4000;
const CHOSEN = /^(radio|checkbox)$/;

const form = document.getElementById("answers");
const texts = form.dataset;
const { responseStart } = performance.getEntriesByType("navigation")[0];
// How far the server's clock is ahead. What arrives was written before, so that the largest difference is the nearest.
let clockOffset = Number(texts.now) - (performance.timeOrigin + responseStart);
const sectionsIn = (place) => [...place.querySelectorAll("section[data-position]")];
const known = new Map(); // sections by position, also those of steps that are not shown
const lastBodies = new Map();
const lastSequences = new Map();
const timers = new Map();
const trouble = form.querySelector("[data-trouble]");
const ahead = new Ahead(form);
let headline = ""; // what the page says of the missing connection
let wanted = null; // the button whose page comes when everything has arrived

const outbox = new Outbox({
  attempt: texts.attempt,
  address: form.getAttribute("action"), // form.action is the buttons of that name
  tokenAddress: texts.tokenAddress,
  token: form.elements.csrf_token,
  report,
});

const sections = () => sectionsIn(form);
const sectionAt = (position) => known.get(String(position));

function fieldsOf(section) {
  const prefix = `q${section.dataset.position}-`;
  const fields = new URLSearchParams([...new FormData(form)].filter(([name]) => name.startsWith(prefix) && name !== `${prefix}uuid`));
  fields.sort(); // entries that only changed their places on the page say the same
  return fields.toString();
}

function isAnswered(section) {
  const inputs = [...section.querySelectorAll("fieldset input, fieldset select")];
  return inputs.some((input) => (CHOSEN.test(input.type) ? input.checked : input.value.trim() !== ""));
}

function isWhole(section) {
  const places = [...section.querySelectorAll("[data-ordering] select")].map((select) => select.value);
  return places.every((place) => place === "") || new Set(places.filter(Boolean)).size === places.length;
}

// The answer's moment by the server's clock, which always grows: tabs and devices agree on what is newest.
function nextSequence(section) {
  const sequence = Math.max(Math.round(Date.now() + clockOffset), lastSequences.get(section) + 1);
  lastSequences.set(section, sequence);
  return sequence;
}

function save(section) {
  clearTimeout(timers.get(section));
  timers.delete(section);
  const body = fieldsOf(section);
  if (!body || body === lastBodies.get(section)) return;
  if (!isWhole(section)) {
    say(section, texts.incomplete);
    return;
  }
  lastBodies.set(section, body);
  const position = Number(section.dataset.position);
  const [uuid, sequence] = [newUuid(), nextSequence(section)];
  const prefix = `q${position}-`;
  outbox.put({ position, uuid, sequence, body: `${body}&${prefix}uuid=${uuid}&${prefix}sequence=${sequence}` });
  markJump(section);
}

function say(section, text) {
  const status = section?.querySelector("[data-status]");
  if (status) status.textContent = text;
}

function report(entry, state, detail) {
  const section = sectionAt(entry.position);
  const words = {
    waiting: texts.saving,
    kept: outbox.durable ? texts.kept : texts.keptNot,
    refused: texts[detail],
    rejected: detail === "incomplete_order" ? texts.incomplete : texts.lost,
    lost: texts.lost,
    away: texts.away,
  };
  if (state === "sent") {
    const time = new Date(detail);
    clockOffset = Math.max(clockOffset, time - Date.now());
    const style = { hour: "2-digit", minute: "2-digit", timeZone: texts.zone };
    words.sent = texts.saved.replace("{time}", time.toLocaleTimeString(document.documentElement.lang, style));
  }
  if (section) {
    section.dataset.state = state;
    say(section, words[state]);
  } else if (state === "away" || state === "refused") headline = words[state];
  setTimeout(tellWhatWaits, 0, state === "sent"); // when the outbox has dropped what was sent
}

// What is saved where, once the connection was missed.
function tellWhatWaits(mayBeOver) {
  const positions = [...new Set(outbox.entries.map((entry) => entry.position))].sort((one, other) => one - other);
  if (mayBeOver && !positions.length) {
    headline = "";
    if (wanted) leaveBy(wanted);
  }
  trouble.hidden = !headline;
  trouble.textContent = positions.length ? `${headline} ${texts.waiting.replace("{positions}", positions.join(", "))}` : headline;
}

function markJump(section) {
  const jump = form.querySelector(`[data-jump="${section.dataset.position}"]`);
  const flag = section.querySelector(".flag input");
  jump?.classList.toggle("jump--answered", isAnswered(section));
  jump?.classList.toggle("jump--flagged", Boolean(flag?.checked));
}

// An answer that never reached the server is newer than what the server knew when it made the page.
function restore(entry) {
  const section = sectionAt(entry.position);
  if (!section || early.includes(section) || entry.sequence <= Number(section.dataset.newest)) return;
  const values = new URLSearchParams(entry.body);
  for (const input of section.querySelectorAll("fieldset input, fieldset select, .flag input")) {
    if (CHOSEN.test(input.type)) input.checked = values.getAll(input.name).includes(input.value);
    else input.value = values.get(input.name) ?? "";
  }
  lastSequences.set(section, entry.sequence);
  markJump(section);
}

// What was answered while this script was still on its way.
function isTouched(section) {
  return [...section.querySelectorAll("input, option")].some((input) => {
    if (input.localName === "option") return input.selected && !input.defaultSelected && input.value !== "";
    return CHOSEN.test(input.type) ? input.checked !== input.defaultChecked : input.value !== input.defaultValue;
  });
}

// A page with a fragment in its address focuses that place when loaded, also while somebody types elsewhere.
const typing = document.activeElement;
if (form.contains(typing)) addEventListener("load", () => typing.focus({ preventScroll: true }));

const early = sections().filter(isTouched);
function meet(section) {
  known.set(section.dataset.position, section);
  lastSequences.set(section, Number(section.dataset.newest));
  outbox.entries.filter((entry) => sectionAt(entry.position) === section).forEach(restore);
}
const markSaved = (section) => lastBodies.set(section, section.dataset.sent === "true" ? "" : fieldsOf(section));
sections().forEach(meet);
sections().forEach(markSaved);
early.forEach((section) => {
  lastBodies.set(section, "");
  save(section);
});
outbox.send();

form.addEventListener("change", (event) => {
  const section = event.target.closest("section[data-position]");
  if (section) save(section);
});

form.addEventListener("input", (event) => {
  wanted = null;
  const section = event.target.closest("section[data-position]");
  if (!section || event.target.type !== "text") return;
  clearTimeout(timers.get(section));
  timers.set(section, setTimeout(() => save(section), TYPING_PAUSE));
});

const saveTyped = () => [...timers.keys()].forEach(save);
document.addEventListener("visibilitychange", saveTyped);
addEventListener("pagehide", saveTyped, { capture: true });

// Leaving the page waits for what is on its way; without a connection, the page stays and shows the next question itself.
let mayLeave = false;
form.addEventListener("submit", async (event) => {
  if (mayLeave) return;
  wanted = null;
  sections().forEach(save);
  if (outbox.isEmpty && navigator.onLine) return;
  event.preventDefault();
  const inTime = new Promise((resolve) => setTimeout(resolve, PATIENCE, "slow"));
  const sent = await Promise.race([outbox.send(), inTime]);
  if (sent && navigator.onLine) leaveBy(event.submitter);
  else goOnWithout(event.submitter);
});

function leaveBy(button) {
  mayLeave = true;
  form.requestSubmit(button);
}

function goOnWithout(button) {
  const step = button?.value.startsWith("go:") && ahead.show(button.value.slice(3));
  wanted = step ? null : button;
  if (step) sectionsIn(step).filter((section) => !lastBodies.has(section)).forEach(markSaved);
  headline = step ? texts.goingOn : texts.offline;
  tellWhatWaits();
}

addEventListener("pageshow", () => {
  mayLeave = false;
});
addEventListener("online", () => tellWhatWaits(true));

listenToKeys(form, sections);

// From here on every answer is heard; what more a page may need can arrive later.
function enhance(place) {
  const orderings = place.querySelectorAll("[data-ordering]:not(.ordering--moving)");
  const move = (module) => orderings.forEach(module.enhanceOrdering);
  if (orderings.length) import("./ordering.js").then(move, () => {}); // else places are chosen from lists
}
enhance(form);
if (texts.ahead) {
  (window.requestIdleCallback ?? setTimeout)(async () => {
    await ahead.fetch(texts.ahead);
    ahead.steps.forEach((step) => sectionsIn(step).forEach(meet));
    ahead.steps.forEach(enhance);
  });
}

const clock = document.querySelector("[data-clock]");
if (clock) {
  startClock(clock, Number(texts.ends), () => clockOffset, async () => {
    saveTyped();
    await outbox.send();
    location.assign(texts.overAddress);
  });
}

// Reading aloud, where the device has a German voice of its own.
for (const button of window.speechSynthesis ? document.querySelectorAll("[data-read]") : []) {
  const offer = () => {
    button.hidden = !speechSynthesis.getVoices().some((voice) => voice.localService && voice.lang.startsWith("de"));
  };
  offer();
  speechSynthesis.addEventListener("voiceschanged", offer);
  button.addEventListener("click", async () => (await import("./speech.js")).toggle(button));
}

const article = document.querySelector("[data-article]");
if (article && matchMedia("(max-width: 60rem)").matches && sections()[0]?.dataset.position !== "1") article.open = false;
