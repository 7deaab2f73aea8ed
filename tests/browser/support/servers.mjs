// Real servers, set up as our own snippets tell their administrators, and one set up as badly as it gets.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { forget, temporary } from "./folder.mjs";

const root = process.getuid?.() === 0;
const APACHE_MODULES = ["mpm_event", "authz_core", "dir", "headers", "mime", "rewrite"];

const nginx = (folder, server) =>
  [
    root ? "user root;" : "",
    `daemon off; worker_processes 1; pid ${folder}/pid; events {}`,
    "http { access_log off;",
    ...["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`),
    ...server,
    "}",
  ].join("\n");

/// How each is called, and its configuration: `site` is the built folder, which lies at `path` below `www`.
const SERVERS = {
  NGINX: {
    program: "/usr/sbin/nginx",
    words: (file, folder) => ["-p", folder, "-e", "stderr", "-c", file],
    configuration: ({ folder, www, site, path, port }) =>
      nginx(folder, [
        `server { listen 127.0.0.1:${port}; root ${www};`,
        `set $guide "${path}"; include ${site}/hebergement/nginx.conf; }`,
      ]),
  },
  APACHE: {
    program: "/usr/sbin/apache2",
    words: (file) => ["-f", file, "-DFOREGROUND"],
    configuration: ({ folder, www, site, path, port }) =>
      [
        `ServerRoot ${folder}\nServerName localhost\nPidFile ${folder}/pid\nErrorLog ${folder}/log`,
        "TypesConfig /etc/mime.types",
        root ? "User www-data\nGroup www-data" : "",
        ...APACHE_MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
        `Listen 127.0.0.1:${port}\nDocumentRoot ${www}\nDefine GUIDE "${path}"`,
        `<Directory ${www}${path}>\nRequire all granted\nInclude ${site}/hebergement/apache.conf\n</Directory>`,
      ].join("\n"),
  },
  CADDY: {
    program: "/usr/bin/caddy",
    words: (file) => ["run", "--adapter", "caddyfile", "--config", file],
    configuration: ({ www, site, port }) =>
      [
        "{\nadmin off\nauto_https off\n}",
        `http://127.0.0.1:${port} {\nroot * ${www}\nimport ${site}/hebergement/Caddyfile\n}`,
      ].join("\n"),
  },
  // Every fault an administrator may make, at once.
  BROKEN: {
    program: "/usr/sbin/nginx",
    words: (file, folder) => ["-p", folder, "-e", "stderr", "-c", file],
    configuration: ({ folder, www, path, port }) =>
      nginx(folder, [
        "types { text/html html; text/plain js wasm css; }",
        `server { listen 127.0.0.1:${port}; root ${www}; index nothing.html;`,
        "expires 1d; gzip off; add_header Set-Cookie session=1;",
        `location = ${path}/ { try_files ${path}/index.html =404; }`,
        `location / { try_files $uri $uri/index.html ${path}/index.html; }`,
        `location ${path}/e-cps/ { }`,
        `location = ${path}/404.html { return 302 ${path}/; }`,
        `location = ${path}/liens/ { try_files ${path}/glossaire/index.html =404; }`,
        "}",
      ]),
  },
  PYTHON: {
    program: "python3",
    words: (_, folder, port) => ["-m", "http.server", String(port), "--bind", "127.0.0.1", "-d", join(folder, "www")],
    configuration: () => "",
  },
};

/// A port that nobody uses now.
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const listens = (port) =>
  new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      done(true);
    });
    socket.on("error", () => done(false));
  });

/// Starts the server called `name` with `site` at `path` ("" or "/a/b"); its address, and how to stop it.
/// Null when this machine does not have it.
export async function start(name, site, path) {
  const { program, words, configuration } = SERVERS[name];
  const folder = temporary("guide");
  chmodSync(folder, 0o755);
  const www = join(folder, "www");
  mkdirSync(join(www, path, ".."), { recursive: true });
  symlinkSync(site, `${www}${path}`);
  const port = await freePort();
  const file = join(folder, "configuration");
  writeFileSync(file, `${configuration({ folder, www, site, path, port })}\n`);
  const environment = { ...process.env, GUIDE: path, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const own = process.env[name === "BROKEN" ? "NGINX" : name];
  const started = spawn(own ?? program, words(file, folder, port), { env: environment, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  let over = null;
  started.stderr.on("data", (text) => (said = `${said}${text}`.slice(-2000)));
  started.on("error", (fault) => (over = fault));
  started.on("exit", (code) => (over = new Error(`${name} ended: ${code}\n${said}`)));
  const stop = async () => {
    if (!over && started.kill()) await once(started, "exit");
    await forget(folder);
  };
  for (let tries = 0; tries < 150 && !over; tries += 1) {
    if (await listens(port)) return { url: `http://127.0.0.1:${port}${path}/`, stop };
    await new Promise((done) => setTimeout(done, 100));
  }
  await stop();
  if (over?.code === "ENOENT") return null;
  throw over ?? new Error(`${name} does not listen\n${said}`);
}
