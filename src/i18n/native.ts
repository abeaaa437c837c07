import type { Bilingual } from '../platform/language.ts';

/** The words about backends: what becomes of one that fails, and the optional native one. */
export const native = {
  // A run, when a backend fails
  startFailed: {
    zh: '后端 {backend} 没能启动：{cause}。请换一个：--backend auto。',
    en: 'The {backend} backend did not start: {cause}. Choose another: --backend auto.',
  },
  noKernel: {
    zh: '后端 {backend} 缺少这个实验要用的运算：{cause}。请换一个：--backend auto。',
    en: 'The {backend} backend lacks an operation that this experiment needs: {cause}. Choose another: --backend auto.',
  },
  lost: {
    zh: '负责训练的后台意外结束：{cause}。再运行一次会另起一个。',
    en: 'The background that trains ended unexpectedly: {cause}. Running again starts a new one.',
  },
  killed: {
    zh: '这次运行没有及时响应停止，已被强行结束。下一次运行会另起一个后台。',
    en: 'The run did not stop in time and was ended by force. The next run starts a new background.',
  },
  outOfMemory: {
    zh: '这次运行要的内存超过了上限 {limit} MB，已被结束。请把网络、批次或步数改小再试。',
    en: 'The run needed more than its limit of {limit} MB of memory and was ended. Try a smaller network, a smaller batch or fewer steps.',
  },
  runFailed: {
    zh: '这次运行出错了：{cause}。换一组参数，或者再运行一次。',
    en: 'The run broke: {cause}. Try other parameters, or run it again.',
  },
  missing: {
    zh: '这里没有可用的原生后端。用 dl-tutor native install 安装，或者改用 --backend auto。',
    en: 'There is no usable native backend here. Install it with dl-tutor native install, or use --backend auto.',
  },

  // A run, when the next backend takes over
  fallbackStart: {
    zh: '后端 {from} 没能启动（{cause}），改用 {to}。',
    en: 'The {from} backend did not start ({cause}); {to} takes over.',
  },
  fallbackKernel: {
    zh: '后端 {from} 缺少一种运算（{cause}），改用 {to} 从头运行。',
    en: 'The {from} backend lacks an operation ({cause}); {to} runs it from the start.',
  },
  fallbackLost: {
    zh: '后端 {from} 意外结束（{cause}），改用 {to} 从头运行。',
    en: 'The {from} backend ended unexpectedly ({cause}); {to} runs it from the start.',
  },
  fallbackMemory: {
    zh: '后端 {from} 的内存用完了，改用 {to} 从头运行。',
    en: 'The {from} backend ran out of memory; {to} runs it from the start.',
  },

  // dl-tutor native
  about: { zh: '可选的原生后端：查看、安装', en: 'the optional native backend: look, install' },
  statusAbout: { zh: '原生后端在不在、能不能用', en: 'whether the native backend is there and works' },
  installAbout: { zh: '用 npm 把原生后端装进数据文件夹', en: 'put the native backend into the data folder with npm' },
  argAction: { zh: 'status 或 install', en: 'status or install' },
  whatFor: {
    zh: '原生后端是 {package} {version}：大网络可能快一倍以上，小网络反而更慢；不装也什么都能学。',
    en: 'The native backend is {package} {version}: large networks may train twice as fast, small ones slower. Nothing in the course needs it.',
  },
  works: {
    zh: '能用：{version}，{ms} 毫秒后跑出了第一帧（实验 {experiment}）。',
    en: 'It works: {version}, first frame of {experiment} after {ms} ms.',
  },
  foundAt: { zh: '位置（{source}）：{folder}', en: 'Found at ({source}): {folder}' },
  notInstalled: { zh: '没有安装（可选）。', en: 'Not installed (it is optional).' },
  notInstalledNext: { zh: '安装：dl-tutor native install', en: 'To install it: dl-tutor native install' },
  noBinding: {
    zh: '{folder} 里有这个包，但缺少它的本机库（安装时没有下载成功，或者跳过了安装脚本）。',
    en: 'The package lies in {folder}, but its library is missing: its download failed, or install scripts were switched off.',
  },
  otherVersion: {
    zh: '{folder} 里是 {version} 版，这里需要 {wanted} 版。',
    en: '{folder} holds version {version}; version {wanted} is needed.',
  },
  nothingAsked: {
    zh: 'DL_TUTOR_NATIVE 指向 {folder}，那里没有 {package}。',
    en: 'DL_TUTOR_NATIVE points to {folder}, and there is no {package} there.',
  },
  broken: { zh: '装了，但用不了：{why}', en: 'It is installed but does not work: {why}' },
  brokenNext: {
    zh: '请重新安装：dl-tutor native install',
    en: 'Install it again: dl-tutor native install',
  },
  already: { zh: '已经装好，能用：{folder}', en: 'It is installed and works: {folder}' },
  installing: {
    zh: '正在用 npm 把 {package}@{version} 装进 {folder}，要下载约 300 MB，可能需要几分钟……',
    en: 'Installing {package}@{version} with npm into {folder}: about 300 MB to download, which may take minutes …',
  },
  installed: { zh: '装好了，也试过了：{folder}', en: 'Installed and tried: {folder}' },
  failedHost: {
    zh: '安装失败：连不上下载 TensorFlow 库的主机 {host}（{cause}）。这台主机可能被你的网络挡住了。',
    en: 'The installation failed: {host}, from which the TensorFlow library is downloaded, cannot be reached ({cause}). Your network may block it.',
  },
  failedRegistry: {
    zh: '安装失败：连不上 npm 的软件源（{cause}）。',
    en: 'The installation failed: the npm registry cannot be reached ({cause}).',
  },
  failedBuild: {
    zh: '安装失败：没有适合这台机器的现成文件，从源码编译也没有成功（{cause}）。',
    en: 'The installation failed: there is no ready-made file for this machine, and building it from source failed too ({cause}).',
  },
  failedSpace: { zh: '安装失败：磁盘满了。', en: 'The installation failed: the disk is full.' },
  failedNoNpm: { zh: '安装失败：找不到 npm。', en: 'The installation failed: npm was not found.' },
  failedFolder: {
    zh: '安装失败：不能写入 {folder}（{cause}）。',
    en: 'The installation failed: {folder} cannot be written ({cause}).',
  },
  failedOther: { zh: '安装失败：{cause}', en: 'The installation failed: {cause}' },
  failedTry: {
    zh: '装上了，但试运行没有成功：{why}',
    en: 'It was installed, but trying it failed: {why}',
  },
  installLog: { zh: 'npm 的完整输出：{file}', en: 'All that npm said: {file}' },
  byHand: {
    zh: '没有它教程照常能用。想自己从源码编译：',
    en: 'The tutor works without it. To build it from source yourself:',
  },
  byHandPackage: { zh: '1. 只取包，不跑安装脚本：', en: '1. Fetch the package without its install script:' },
  byHandLibrary: {
    zh: '2. 把 libtensorflow（2.9 或更新；任何能下载到的地方）的 lib/ 和 include/ 放进：',
    en: '2. Put lib/ and include/ of libtensorflow (2.9 or newer, from wherever you can get it) into:',
  },
  byHandBuild: {
    zh: '3. 在包的文件夹里编译（要有 C++ 编译器和 make）：',
    en: '3. Build it there (needs a C++ compiler and make):',
  },
  byHandPoint: {
    zh: '4. 若放在别处，用环境变量指明：DL_TUTOR_NATIVE=<文件夹>',
    en: '4. If it lies elsewhere, point to it: DL_TUTOR_NATIVE=<folder>',
  },
  mirror: {
    zh: '有镜像的话，也可以：TFJS_NODE_CDN_STORAGE=<主机> dl-tutor native install',
    en: 'With a mirror you can also use: TFJS_NODE_CDN_STORAGE=<host> dl-tutor native install',
  },
} as const satisfies Record<string, Bilingual>;
