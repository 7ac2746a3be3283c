// Asks the API; every failure is an Error with a message for a person.
"use strict";

export async function ask(path, parameters = {}) {
  const url = new URL("api/v1/" + path, document.baseURI);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const token = sessionStorage.getItem("token");
  const headers = { Accept: "application/json", ...(token ? { Authorization: "Bearer " + token } : {}) };
  let answer;
  try {
    answer = await fetch(url, { headers });
  } catch {
    throw new Error("The server does not answer. Is `knobgraph serve` still running?");
  }
  if (answer.status === 401) {
    const given = prompt("The token of this server");
    if (!given) throw new Error("This server wants a token: search again to enter it.");
    sessionStorage.setItem("token", given.trim());
    return ask(path, parameters);
  }
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.detail);
  return said;
}
