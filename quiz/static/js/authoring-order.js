// Puts the places of a quiz in order: dragged by their grips, or with Alt and the arrow keys. Without it the buttons do.

const list = document.querySelector("[data-order]");
const form = document.getElementById("order");
const said = document.querySelector("[data-order-said]");

const names = () => [...list.children].map((place) => place.dataset.place).join(" ");

async function keep(before) {
  if (names() === before) return;
  const sent = names();
  form.elements.order.value = sent;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true });
    if (!answer.ok) throw new Error(answer.statusText);
    if (dragged || names() !== sent) return; // moved again meanwhile: that is sent, too
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-order]");
    const focused = document.activeElement?.closest("[data-place]")?.dataset.place;
    list.replaceChildren(...fresh.childNodes);
    const same = focused && list.querySelector(`[data-place="${focused}"] .place__grip`);
    same?.focus();
    said.textContent = list.dataset.saved;
  } catch {
    location.reload();
  }
}

function move(place, target, after) {
  if (place !== target) list.insertBefore(place, after ? target.nextSibling : target);
}

let dragged = null;
let before = "";

list.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest(".place__grip");
  if (!grip || event.button) return;
  dragged = grip.closest("[data-place]");
  before = names();
  dragged.classList.add("place--dragged");
  list.setPointerCapture(event.pointerId);
  event.preventDefault();
});

list.addEventListener("pointermove", (event) => {
  if (!dragged) return;
  for (const place of list.children) {
    const box = place.getBoundingClientRect();
    if (place !== dragged && event.clientY > box.top && event.clientY < box.bottom) {
      move(dragged, place, event.clientY > box.top + box.height / 2);
      break;
    }
  }
});

function drop() {
  if (!dragged) return;
  dragged.classList.remove("place--dragged");
  dragged = null;
  keep(before);
}

list.addEventListener("pointerup", drop);
list.addEventListener("pointercancel", drop);

list.addEventListener("keydown", (event) => {
  const place = event.target.closest("[data-place]");
  if (!place || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  event.preventDefault();
  const old = names();
  const other = event.key === "ArrowUp" ? place.previousElementSibling : place.nextElementSibling;
  if (!other) return;
  move(place, other, event.key === "ArrowDown");
  place.querySelector(".place__grip").focus();
  keep(old);
});

list.classList.add("places--moving");
document.querySelector("[data-order-hint]").hidden = false;
