// Reading aloud with a voice of the device: nothing that is read leaves it.

const SPOKEN = "h2, h3, p:not(.source, .hint, .saved, .kicker), legend, .option__text, .ordering__text, .pairs span";
let speaking = null;

function stop() {
  speechSynthesis.cancel();
  if (speaking) speaking.textContent = speaking.dataset.start;
  speaking = null;
}

// Reads what the button names by the selector in data-read; pressed again, it falls silent.
export function toggle(button) {
  const wasSpeaking = speaking === button;
  stop();
  if (wasSpeaking) return;
  speaking = button;
  button.dataset.start ??= button.textContent;
  button.textContent = button.dataset.stop;
  const voice = speechSynthesis.getVoices().find((one) => one.localService && one.lang.startsWith("de"));
  const texts = [...document.querySelectorAll(button.dataset.read)].flatMap((place) =>
    [...place.querySelectorAll(SPOKEN)].map((element) => element.innerText.trim()).filter(Boolean),
  );
  texts.forEach((text, index) => {
    const utterance = new SpeechSynthesisUtterance(text);
    Object.assign(utterance, { voice, lang: voice.lang });
    if (index === texts.length - 1) utterance.addEventListener("end", () => speaking === button && stop());
    speechSynthesis.speak(utterance);
  });
}

addEventListener("pagehide", stop);
