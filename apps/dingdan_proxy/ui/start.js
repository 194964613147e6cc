// The part of the address behind # is never sent. It is removed at once, so that the history does not keep the key.
const parts = new URLSearchParams(location.hash.slice(1));
history.replaceState(null, "", location.pathname + location.search);

window.ui = SwaggerUIBundle({
  urls: ["waiqin365", "wshoto"].map((name) => ({ name, url: `openapi/${name}.json` })),
  "urls.primaryName": new URLSearchParams(location.search).get("urls.primaryName") || "waiqin365",
  dom_id: "#swagger-ui",
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  tryItOutEnabled: true,
  validatorUrl: null,
  onComplete: () => parts.get("key") && window.ui.preauthorizeApiKey("proxyKey", parts.get("key")),
});
