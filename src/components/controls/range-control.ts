import {html} from "htl";

export interface RangeControl {
  element: HTMLElement;
  /** Brings the slider to a position and says what it stands for. */
  show: (position: number, words: string, last?: number) => void;
}

/** A labelled slider over positions 0 … `last`, made once; several moves within a frame are answered once. */
export function rangeControl(label: string, last: number, onInput: (position: number) => void): RangeControl {
  const input = html`<input type="range" min="0" max=${last} step="1" aria-label=${label} />` as HTMLInputElement;
  const output = html`<output></output>` as HTMLOutputElement;
  const element = html`<label class="control weight"><span>${label}</span>${input}${output}</label>` as HTMLElement;
  let waiting = false;
  input.oninput = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      onInput(input.valueAsNumber);
    });
  };
  return {
    element,
    show(position, words, most = last) {
      input.max = String(most);
      if (!waiting) input.valueAsNumber = position;
      input.style.setProperty("--share", String(most > 0 ? position / most : 0));
      input.setAttribute("aria-valuetext", words);
      output.value = words;
    }
  };
}
