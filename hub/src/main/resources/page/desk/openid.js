/** Back from the house that vouches for staff: what it gave the browser is handed to the hub, once. */
import { html, nothing, render } from "lit";
import { Problem, ask } from "./ask.js";
import { whereTo } from "./way.js";

const brought = new URLSearchParams(location.search);
history.replaceState(null, "", location.pathname); // neither the history nor a bookmark keeps it
show(null);
handOver();

async function handOver() {
  const state = brought.get("state");
  const code = brought.get("code");
  if (!state || !code) {
    show(new Problem(0, "You were not signed in", "The house that was asked sent no answer that can be used. Begin again."));
    return;
  }
  try {
    const { choosePassword } = await ask("/session/openid/code", { method: "POST", body: { state, code } });
    location.replace(choosePassword ? "/account" : whereTo());
  } catch (problem) {
    show(problem);
  }
}

function show(problem) {
  render(
    html`
      <main class="sign-in">
        <p class="house">Foyer</p>
        <h1>${problem ? "Not signed in" : "One moment"}</h1>
        ${problem
          ? html`<div class="problem" role="alert" data-part="problem">
                <p><strong>${problem.title}</strong></p>
                <p>${problem.message}</p>
              </div>
              <p><a href="/sign-in">To the sign-in page</a></p>`
          : nothing}
      </main>
    `,
    document.getElementById("page"),
  );
}
