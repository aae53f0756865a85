// Watches a job that proposes questions and moves on when it has ended.

const EVERY = 400;
const job = document.getElementById("job");
const bar = job.querySelector("progress");

async function look() {
  try {
    const answer = await fetch(job.dataset.state, { headers: { Accept: "application/json" } });
    if (answer.ok) {
      const state = await answer.json();
      bar.value = state.progress;
      if (state.finished) {
        location.reload();
        return;
      }
    }
  } catch {
    // Offline for a moment: the next look may succeed.
  }
  setTimeout(look, EVERY);
}

look();
