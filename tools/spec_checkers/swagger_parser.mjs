// Validates each file that is named with swagger-parser; exit code 1 if one is invalid.
import SwaggerParser from "@apidevtools/swagger-parser";

for (const file of process.argv.slice(2)) {
  try {
    await SwaggerParser.validate(file);
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    process.exitCode = 1;
  }
}
