# Contact Steward in a container: Node LTS on Debian slim, this package, and what it needs at run time. Not root; everything but /data and
# /office may be read-only. Build: docker build -t contact-steward .
# (podman and buildah: with --format docker, or the image has no health check)
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
# npm runs no script by itself here (.npmrc), so the program is built first.
RUN npm run --silent build && mkdir /packed && tar -xzf "$(npm pack --silent)" -C /packed --strip-components=1

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 DATA_DIR=/data OFFICE_FILE=/office/office.yaml
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The reader's library comes for every system: 240 MB of it are for others.
RUN npm ci --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/onnxruntime-node/bin/napi-v*/darwin node_modules/onnxruntime-node/bin/napi-v*/win32 /root/.npm \
 && mkdir -p /data /office && chown node:node /data /office
COPY --from=build /packed/ ./
USER node
VOLUME ["/data", "/office"]
EXPOSE 3978
# Alive: this process answers. Whether it can work is /readyz, for whoever balances load; a database that is away is no reason to kill the bot.
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT??3978)+'/healthz').then((answer)=>process.exit(answer.ok?0:1),()=>process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "dist/main.js"]
