// What runs in the page: each function is sent there as text and can reach nothing outside itself.

export type Kind = "select" | "range";

/** Milliseconds from a change of text to its paint, some times over: what no answer can be quicker than. */
export async function repaints(times: number): Promise<number[]> {
  const found: number[] = [];
  const mark = document.body.appendChild(document.createElement("span"));
  for (let i = 0; i < times; i++) {
    await new Promise((resolve) => setTimeout(resolve, 40 + 7 * i));
    const started = performance.now();
    mark.textContent = String(i);
    await new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      })
    );
    found.push(performance.now() - started);
  }
  mark.remove();
  return found;
}

/**
 * Changes the nth control of a kind, counted round and round, and waits until the answer is painted: the first frame
 * after something else than a control or a line of waiting has changed.
 *
 * @returns the time waited, `null` where nothing came in 20 s, and the control's name, `null` where none is
 */
export async function changeControl({
  kind,
  nth
}: {
  kind: Kind;
  nth: number;
}): Promise<{waited: number | null; control: string | null}> {
  const main = document.querySelector("main")!;
  const found = [...main.querySelectorAll<HTMLInputElement | HTMLSelectElement>("select, input[type=range]")];
  const controls = found.filter((control) =>
    control instanceof HTMLSelectElement ? kind === "select" && control.options.length > 1 : kind === "range"
  );
  const control = controls[nth % controls.length];
  if (control === undefined) return {waited: null, control: null};
  const label =
    control.getAttribute("aria-label") ?? control.closest("label")?.querySelector("span")?.textContent ?? kind;
  const isAnswer = (node: Node) => {
    const element = node instanceof Element ? node : node.parentElement;
    return element !== null && element.closest(".control, .controls, .loading, output, select") === null;
  };
  let answered = () => {};
  const answer = new Promise<void>((resolve) => (answered = resolve));
  const observer = new MutationObserver((records) => {
    if (records.some((record) => record.type !== "attributes" && isAnswer(record.target))) answered();
  });
  observer.observe(main, {childList: true, characterData: true, subtree: true});
  const started = performance.now();
  if (control instanceof HTMLSelectElement)
    control.selectedIndex = (control.selectedIndex + 1) % control.options.length;
  else {
    const [low, high] = [Number(control.min), Number(control.max)];
    const at = (control.valueAsNumber - low) / (high - low);
    control.valueAsNumber = low + (high - low) * (at > 0.5 ? at - 0.35 : at + 0.25);
  }
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, {bubbles: true}));
  const waited = await Promise.race([
    answer.then(
      () =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => {
            const {port1, port2} = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - started);
            port2.postMessage(null);
          })
        )
    ),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), 20_000))
  ]);
  observer.disconnect();
  // A slider's full answer comes when it rests; the next change must not meet it.
  await new Promise((resolve) => setTimeout(resolve, 600));
  return {waited, control: label};
}
