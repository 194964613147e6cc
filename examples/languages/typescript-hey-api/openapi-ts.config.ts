/** The settings of @hey-api/openapi-ts; SPECS names the folder of the files of specs/dist. */

import { defineConfig } from "@hey-api/openapi-ts";

export default defineConfig(
  ["waiqin365", "wshoto"].map((platform) => ({
    input: `${process.env["SPECS"] ?? "."}/${platform}.plain.yaml`,
    output: { path: `generated/${platform}`, module: { extension: ".ts" as const } }, // Node runs the files as they are
    plugins: [
      "@hey-api/client-axios" as const, // fetch refuses a body on a GET
      "@hey-api/typescript" as const,
      { name: "@hey-api/transformers" as const, bigInt: true, dates: false }, // int64 becomes bigint
      { name: "@hey-api/sdk" as const, transformer: true },
    ],
  })),
);
