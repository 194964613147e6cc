/** What the programs have in common: settings, vectors, sums, and the line that is printed. */

import { readFileSync } from "node:fs";

export type Signing = { name: string; body: string; appkey: string; timestamp: string };
export type Value = { name: string; platform: string; field: string; wire: string };
export type Envelope = { name: string; body: string };

/** Return an environment variable. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** Add decimals up in hundredths, exactly. */
export function sum(amounts: Iterable<unknown>): string {
  let hundredths = 0n;
  for (const amount of amounts) {
    const [, sign, whole, places = ""] = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(String(amount)) ?? [];
    if (whole === undefined) throw new Error(`${amount} is not a decimal of two places`);
    hundredths += BigInt(sign + whole + places.padEnd(2, "0"));
  }
  const digits = String(hundredths).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Write JSON with the keys of every object in order and no spaces, the same in every language. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)}}`;
}

/** What `decoded` makes of each vector of a kind, by name. */
export function vectors<V extends { name: string }>(kind: string, decoded: (vector: V) => unknown): Record<string, unknown> {
  const file = JSON.parse(readFileSync(`${process.argv[2]}/${kind}.json`, "utf8")) as { vectors: V[] };
  return Object.fromEntries(file.vectors.map((vector) => [vector.name, decoded(vector)]));
}
