// The part of the address behind # is never sent. It is removed at once, so that the history does not keep the key.
const parts = new URLSearchParams(location.hash.slice(1));
history.replaceState(null, "", location.pathname + location.search);

window.ui = SwaggerUIBundle({
  urls: [
    // Decoded first: this page shows integers as JavaScript rounds them.
    { name: "waiqin365", url: "openapi/waiqin365.json?decoded=1" },
    { name: "waiqin365 (response_data as a string)", url: "openapi/waiqin365.json" },
    { name: "wshoto", url: "openapi/wshoto.json" },
  ],
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
