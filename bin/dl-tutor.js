#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `dl-tutor needs Node 20.19 or newer; this is ${process.version}. Install a newer Node: https://nodejs.org`,
  );
  console.error(`dl-tutor 需要 Node 20.19 或更新版本，当前是 ${process.version}。请到 https://nodejs.org 安装新版。`);
  process.exit(3);
}
const { start } = await import('../dist/main.js');
await start();
