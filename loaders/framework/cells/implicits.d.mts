// What Framework gives every cell without an import. Read only when cells are checked, so that modules cannot rely on it.
import type * as PlotNamespace from "@observablehq/plot";
import type * as ArqueroNamespace from "arquero";
import type * as ArrowNamespace from "apache-arrow";
import type * as D3Namespace from "d3";

interface AttachedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly size: number | undefined;
  readonly lastModified: number | undefined;
  readonly href: string;
  url(): Promise<string>;
  text(encoding?: string): Promise<string>;
  // What a file holds is known to its loader alone; a cell that wants it checked names the type.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  json<T = any>(): Promise<T>;
  stream(): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
  arrayBuffer(): Promise<ArrayBuffer>;
  blob(): Promise<Blob>;
  image(properties?: object): Promise<HTMLImageElement>;
  xml(): Promise<Document>;
  html(): Promise<Document>;
  arrow(): Promise<ArrowNamespace.Table>;
  csv(options?: object): Promise<Record<string, string>[]>;
  tsv(options?: object): Promise<Record<string, string>[]>;
}

type Input<T> = HTMLElement & {value: T};

type Markup<E> = (strings: TemplateStringsArray, ...values: unknown[]) => E;

interface InputsNamespace {
  button(content: unknown, options?: object): Input<number>;
  checkbox<T>(values: Iterable<T>, options?: object): Input<T[]>;
  form<T>(inputs: T, options?: object): Input<unknown>;
  input<T>(value: T): Input<T>;
  bind<T extends Element>(target: T, source: Element, invalidation?: Promise<void>): T;
  number(extent?: unknown, options?: object): Input<number>;
  radio<T>(values: Iterable<T>, options?: object): Input<T>;
  range(extent?: [number, number], options?: object): Input<number>;
  search<T>(values: Iterable<T>, options?: object): Input<T[]>;
  select<T>(values: Iterable<T>, options?: object): Input<T>;
  table<T>(values: Iterable<T>, options?: object): Input<T[]>;
  text(options?: object): Input<string>;
  textarea(options?: object): Input<string>;
  toggle(options?: object): Input<boolean>;
}

interface DuckDB {
  query(sql: string, parameters?: unknown[]): Promise<ArrowNamespace.Table>;
  queryRow(sql: string, parameters?: unknown[]): Promise<Record<string, unknown> | null>;
  sql(strings: TemplateStringsArray, ...values: unknown[]): Promise<ArrowNamespace.Table>;
}

declare global {
  const Plot: typeof PlotNamespace;
  const d3: typeof D3Namespace;
  const aq: typeof ArqueroNamespace;
  const Arrow: typeof ArrowNamespace;
  const Inputs: InputsNamespace;
  const html: Markup<HTMLElement>;
  const svg: Markup<SVGElement>;
  const htl: {html: Markup<HTMLElement>; svg: Markup<SVGElement>};
  const tex: Markup<HTMLElement> & {block: Markup<HTMLElement>};
  const dot: Markup<SVGElement>;
  const width: number;
  const now: number;
  const dark: boolean;
  const invalidation: Promise<void>;
  const observable: {params: Record<string, string>};
  const Generators: {
    input<T>(element: Input<T>): AsyncGenerator<T>;
    observe<T>(initialize: (change: (value: T) => T) => (() => void) | void): AsyncGenerator<T>;
    queue<T>(initialize: (change: (value: T) => T) => (() => void) | void): AsyncGenerator<T>;
    now(): AsyncGenerator<number>;
    width(element: HTMLElement): AsyncGenerator<number>;
    dark(): AsyncGenerator<boolean>;
  };
  const DuckDBClient: {of(sources?: Record<string, unknown>, options?: object): Promise<DuckDB>};
  function FileAttachment(name: string): AttachedFile;
  function display<T>(value: T): T;
  function view<T>(input: Input<T>): T;
  function visibility(): Promise<void>;
  function resize(render: (width: number, height: number) => unknown, invalidation?: Promise<void>): HTMLElement;
  function Mutable<T>(value: T): {value: T};
  function sql(strings: TemplateStringsArray, ...values: unknown[]): Promise<ArrowNamespace.Table>;
}

export {};
