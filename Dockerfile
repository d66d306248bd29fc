# Build: all packages, both builds, the courses read and checked, then the packages of production alone.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

# Run: no compiler, no tests, no sandbox; not as root, and nothing here is this user's to change.
FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/course-content ./course-content
# What the build has read of the courses: at the same place, or it would be taken for another course's.
COPY --from=build /app/.cache/course ./.cache/course
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not by npm: it would stand between the tool and the signal that ends it.
CMD ["node", "dist/server/main.js"]
