import {
  Field,
  Float64,
  Int32,
  List,
  makeData,
  Uint32,
  Utf8,
  vectorFromArray,
  type Data,
  type DataType
} from "apache-arrow";
import type {RatingFacts} from "../../src/tables/rating-facts.js";
import {gzippedArrow} from "./arrow-stream.js";

type Values = Uint32Array | Int32Array | Float64Array;

/**
 * Rating facts as a gzipped Arrow IPC stream: the form in which they travel to the browser.
 *
 * One row of lists, because ratings, items and scores are lists of different lengths; what is not a list of numbers
 * (raters, dimensions, who scored) is JSON in the schema's metadata under `facts`.
 */
export function ratingsToArrow(ratings: RatingFacts): Buffer {
  const {raters, dimensions, batches, length, unjoined, items, scores, ...columns} = ratings;
  const heads = scores.map(({values: _, ...head}) => head);
  const lists: [string, Data][] = Object.entries(columns).map(([name, values]) => [name, numbers(values)]);
  lists.push(["item_system", numbers(Int32Array.from(items, ({system}) => system))]);
  lists.push(["item_task", numbers(Int32Array.from(items, ({task}) => task))]);
  lists.push(["item_run", numbers(Int32Array.from(items, ({run}) => run))]);
  lists.push(["item_share", numbers(Float64Array.from(items, ({share}) => share ?? NaN))]);
  lists.push(["item_output_tokens", numbers(Float64Array.from(items, ({output_tokens}) => output_tokens ?? NaN))]);
  lists.push(["item_name", texts(items.map(({item}) => item))]);
  scores.forEach(({values}, s) => lists.push([`score_${s}`, numbers(values)]));

  const fields = lists.map(([name, {type}]) => new Field(name, new List(new Field("value", type as DataType, false))));
  const children = lists.map(([, data], i) =>
    makeData({
      type: fields[i]!.type,
      length: 1,
      nullCount: 0,
      valueOffsets: Int32Array.of(0, data.length),
      child: data
    })
  );
  const facts = JSON.stringify({raters, dimensions, batches, length, unjoined, scores: heads});
  return gzippedArrow(fields, children, 1, new Map([["facts", facts]]));
}

function numbers(values: Values): Data {
  const common = {length: values.length, nullCount: 0};
  if (values instanceof Uint32Array) return makeData({type: new Uint32(), data: values, ...common});
  if (values instanceof Int32Array) return makeData({type: new Int32(), data: values, ...common});
  return makeData({type: new Float64(), data: values, ...common});
}

function texts(values: readonly string[]): Data {
  const data = values.length === 0 ? [] : vectorFromArray(values, new Utf8()).data;
  return (
    data[0] ??
    makeData({type: new Utf8(), length: 0, nullCount: 0, valueOffsets: Int32Array.of(0), data: new Uint8Array(0)})
  );
}
