import type { Bilingual } from '../platform/language.ts';

const again = { zh: '请重新下载这个文件。', en: 'Download the file again.' };

/** What can be wrong with the file of a data set, by the code of the error: what is the matter, and what to do. */
export const problems = {
  // Files
  'data-no-file': {
    text: { zh: '找不到 {path}。', en: '{path} does not exist.' },
    next: { zh: '请检查路径是否写对。', en: 'Check how the path is written.' },
  },
  'data-is-folder': {
    text: { zh: '{path} 是文件夹，这里要的是文件。', en: '{path} is a folder where a file should be.' },
    next: { zh: '请给出 CSV 文件本身的路径。', en: 'Give the path of the CSV file itself.' },
  },
  'data-not-file': {
    text: { zh: '{path} 不是普通文件。', en: '{path} is not an ordinary file.' },
    next: { zh: '请先把内容存成文件。', en: 'Save its content as a file first.' },
  },
  'data-not-folder': {
    text: {
      zh: '{path} 不是文件夹；{name} 由几个文件组成。',
      en: '{path} is not a folder; {name} consists of several files.',
    },
    next: { zh: '请给出放着这些文件的文件夹：{files}。', en: 'Give the folder that holds them: {files}.' },
  },
  'data-unreadable': {
    text: { zh: '{path} 读不了：{reason}。', en: '{path} cannot be read: {reason}.' },
    next: { zh: '请改正它的权限，或者另存一份。', en: 'Correct its permissions or make a copy of it.' },
  },
  'data-empty': { text: { zh: '{path} 是空文件。', en: '{path} is empty.' }, next: again },
  'data-too-large': {
    text: { zh: '{path} 太大，上限是 {limit} MB。', en: '{path} is too large; the limit is {limit} MB.' },
    next: {
      zh: '请确认这是不是要找的文件，或者只留一部分行。',
      en: 'Make sure that it is the right file, or keep fewer rows.',
    },
  },
  'data-missing-files': {
    text: { zh: '{folder} 里缺少 {files}。', en: '{folder} lacks {files}.' },
    next: {
      zh: '请把 {name} 的全部文件放进同一个文件夹，文件名不要改，.gz 不必解压。',
      en: 'Put all files of {name} into one folder under their own names; .gz files need not be unpacked.',
    },
  },

  // Something else than data
  'data-html': {
    text: { zh: '{path} 是一个网页，不是数据。', en: '{path} is a web page, not data.' },
    next: {
      zh: '多半是下载时被登录页拦下，或者存成了介绍页；请先登录网络，再下载文件本身。',
      en: 'A login page caught the download, or it is the page about the file; log in to the network and download the file itself.',
    },
  },
  'data-lfs': {
    text: { zh: '{path} 只是 Git LFS 的指针，不是数据。', en: '{path} is a Git LFS pointer, not the data.' },
    next: { zh: '请在那个仓库里运行 git lfs pull。', en: 'Run git lfs pull in its repository.' },
  },
  'data-archive': {
    text: { zh: '{path} 是压缩包（{kind}）。', en: '{path} is an archive ({kind}).' },
    next: {
      zh: '请先解包，再给出里面的文件夹或文件。',
      en: 'Unpack it first, then give the folder or the file from inside.',
    },
  },
  'data-pickle': {
    text: { zh: '{path} 是 Python 版的文件。', en: '{path} is the Python version of the file.' },
    next: {
      zh: '请下载 CIFAR-10 的二进制版（cifar-10-binary）。',
      en: 'Download the binary version of CIFAR-10 (cifar-10-binary).',
    },
  },
  'data-gzip': {
    text: { zh: '{path} 的 gzip 数据损坏或不完整。', en: 'The gzip data of {path} is damaged or cut short.' },
    next: again,
  },

  // IDX, CIFAR
  'data-not-idx': {
    text: {
      zh: '{path} 不是 IDX 文件：开头的字节是 {bytes}。',
      en: '{path} is not an IDX file: it begins with the bytes {bytes}.',
    },
    next: again,
  },
  'data-idx-type': {
    text: {
      zh: '{path} 的数值类型是 0x{type}，应为 0x08（无符号字节）。',
      en: '{path} holds numbers of type 0x{type}; unsigned bytes (0x08) are expected.',
    },
    next: { zh: '请使用原版文件。', en: 'Use the original file.' },
  },
  'data-truncated': {
    text: {
      zh: '{path} 不完整：应有 {want} 字节，只有 {have}。',
      en: '{path} is cut short: {want} bytes are expected, {have} are there.',
    },
    next: again,
  },
  'data-trailing': {
    text: { zh: '{path} 结尾多出 {extra} 字节。', en: '{path} goes on for {extra} bytes after its end.' },
    next: again,
  },
  'data-labels-as-images': {
    text: { zh: '{path} 里是标签，这里应是图像。', en: '{path} holds labels where images should be.' },
    next: {
      zh: '图像和标签的文件名可能弄反了，请对调。',
      en: 'The names of images and labels may be mixed up; exchange them.',
    },
  },
  'data-images-as-labels': {
    text: { zh: '{path} 里是图像，这里应是标签。', en: '{path} holds images where labels should be.' },
    next: {
      zh: '图像和标签的文件名可能弄反了，请对调。',
      en: 'The names of images and labels may be mixed up; exchange them.',
    },
  },
  'data-dimensions': {
    text: { zh: '{path} 的形状是 {found}，应为 {want}。', en: '{path} has the shape {found}; {want} is expected.' },
    next: { zh: '请确认这是 {name} 的文件。', en: 'Make sure that the file belongs to {name}.' },
  },
  'data-counts': {
    text: {
      zh: '{path} 有 {images} 幅图像，却有 {labels} 个标签。',
      en: '{path} has {images} images, but there are {labels} labels.',
    },
    next: {
      zh: '训练集和测试集的文件可能混了，请检查文件名。',
      en: 'Files of the training and the test set may be mixed up; check their names.',
    },
  },
  'data-label-range': {
    text: {
      zh: '{path} 的第 {row} 个标签是 {label}，应在 0 到 9 之间。',
      en: 'Label {row} of {path} is {label}; labels go from 0 to 9.',
    },
    next: { zh: '请确认这是 {name} 的文件。', en: 'Make sure that the file belongs to {name}.' },
  },
  'data-other-set': {
    text: { zh: '{folder} 里是 {found}，不是 {name}。', en: '{folder} holds {found}, not {name}.' },
    next: { zh: '请运行 dl-tutor data add {found} {folder}', en: 'Run dl-tutor data add {found} {folder}' },
  },
  'data-cifar-size': {
    text: {
      zh: '{path} 有 {have} 字节，CIFAR-10 的每个文件应有 {want}。',
      en: '{path} has {have} bytes; each file of CIFAR-10 has {want}.',
    },
    next: again,
  },

  // CSV
  'csv-encoding': {
    text: { zh: '{path} 不是 UTF-8 文本（{found}）。', en: '{path} is not UTF-8 text ({found}).' },
    next: { zh: '请在表格软件里另存为“CSV UTF-8”。', en: 'Save it as "CSV UTF-8" in the spreadsheet program.' },
  },
  'csv-open-quote': {
    text: {
      zh: '{path} 第 {line} 行开始的引号没有结束。',
      en: 'The quote that begins on line {line} of {path} never ends.',
    },
    next: { zh: '请补上引号；内容里的引号要写成两个。', en: 'Close it; a quote inside a field is written twice.' },
  },
  'csv-after-quote': {
    text: {
      zh: '{path} 第 {line} 行：引号结束后还有别的字符。',
      en: 'Line {line} of {path}: something follows the closing quote of a field.',
    },
    next: { zh: '内容里的引号要写成两个。', en: 'A quote inside a field is written twice.' },
  },
  'csv-ragged': {
    text: {
      zh: '{path} 第 {line} 行有 {found} 列，应为 {want} 列。',
      en: 'Line {line} of {path} has {found} fields; {want} are expected.',
    },
    next: {
      zh: '请改正这一行；含分隔符的内容要加引号。',
      en: 'Correct the line; a field that holds the separator needs quotes.',
    },
  },
  'csv-no-rows': {
    text: { zh: '{path} 里没有数据行。', en: '{path} has no rows of data.' },
    next: {
      zh: '第一行是列名时，后面至少要有一行数据。',
      en: 'After a first line of names at least one row must follow.',
    },
  },
  'csv-same-name': {
    text: { zh: '{path} 有两列都叫“{column}”。', en: 'Two columns of {path} are called "{column}".' },
    next: { zh: '请给其中一列改名。', en: 'Give one of them another name.' },
  },

  // The data folder
  'data-absent': {
    text: { zh: '数据集 {name} 还没有添加。', en: 'The data set {name} has not been added.' },
    next: { zh: '请运行 dl-tutor data add {name} <文件夹或文件>', en: 'Run dl-tutor data add {name} <folder or file>' },
  },
  'data-exists': {
    text: {
      zh: '数据集 {name} 已经有了，没有改动它。',
      en: 'The data set {name} is there already and was left alone.',
    },
    next: { zh: '要换成新的，请加 --replace。', en: 'To put the new one in its place, add --replace.' },
  },
  'data-unwritable': {
    text: { zh: '数据存不进 {folder}：{reason}。', en: 'The data cannot be kept in {folder}: {reason}.' },
    next: {
      zh: '请腾出空间或改正权限，也可以用环境变量 DL_TUTOR_HOME 换一个文件夹。',
      en: 'Free some space or correct the permissions, or choose another folder with DL_TUTOR_HOME.',
    },
  },
  'data-unremovable': {
    text: { zh: '{folder} 删不掉：{reason}。', en: '{folder} cannot be removed: {reason}.' },
    next: { zh: '请改正权限，或者手动删除。', en: 'Correct the permissions, or remove it yourself.' },
  },
  'data-spoilt': {
    text: {
      zh: '存下的数据集 {name} 读不出来：{reason}',
      en: 'The data set {name} as it was kept cannot be read: {reason}',
    },
    next: {
      zh: '请运行 dl-tutor data remove {name}，再重新添加。',
      en: 'Run dl-tutor data remove {name} and add it again.',
    },
  },
} as const satisfies Record<string, { readonly text: Bilingual; readonly next: Bilingual }>;

/** The words of `dl-tutor data`. */
export const words = {
  about: { zh: '数据集：列出、添加、删除', en: 'data sets: list, add, remove' },
  listAbout: {
    zh: '列出程序画的数据和已添加的真实数据',
    en: 'the sets that are drawn and the real ones that were added',
  },
  addAbout: {
    zh: '检查并添加真实数据：mnist、fashion-mnist、cifar-10，或自己的 CSV',
    en: 'check and add real data: mnist, fashion-mnist, cifar-10 or a CSV file of your own',
  },
  removeAbout: { zh: '删除一份添加过的数据', en: 'remove data that were added' },
  argAction: { zh: 'list、add 或 remove', en: 'list, add or remove' },
  argName: {
    zh: 'mnist、fashion-mnist、cifar-10；CSV 用自己取的名字',
    en: 'mnist, fashion-mnist, cifar-10, or a name of your own for a CSV file',
  },
  argPath: { zh: '放着文件的文件夹，或 CSV 文件', en: 'the folder that holds the files, or the CSV file' },
  optionReplace: { zh: '替换同名的数据', en: 'replace the set of that name' },
  drawn: { zh: '程序画的（由种子决定，不需要网络）', en: 'Drawn by the program from a seed, offline' },
  real: { zh: '真实数据', en: 'Real data' },
  notAdded: { zh: '未添加：dl-tutor data add {name} <文件夹>', en: 'not added: dl-tutor data add {name} <folder>' },
  imagesAdded: {
    zh: '训练 {train} 幅，测试 {test} 幅，{shape}，{size}',
    en: '{train} training and {test} test images, {shape}, {size}',
  },
  tableAdded: { zh: '{rows} 行 {columns} 列，{size}', en: '{rows} rows, {columns} columns, {size}' },
  spoilt: { zh: '读不出来，请删除后重新添加', en: 'cannot be read; remove it and add it again' },
  added: { zh: '已添加 {name}：{what}', en: 'Added {name}: {what}' },
  replaced: { zh: '已替换 {name}：{what}', en: 'Replaced {name}: {what}' },
  removed: { zh: '已删除 {name}。', en: 'Removed {name}.' },
  columnNumber: { zh: '数', en: 'numbers' },
  columnText: { zh: '文字', en: 'text' },
  columnMissing: { zh: '缺 {n} 个', en: '{n} missing' },
  badName: {
    zh: '数据集不能叫“{word}”。',
    en: 'A data set cannot be called "{word}".',
  },
  nameForm: {
    zh: '名字用小写英文字母、数字和连字符，最多 40 个字符。',
    en: 'Names have small letters a to z, digits and hyphens, 40 characters at most.',
  },
  nameTaken: {
    zh: '“{word}”是程序画的数据的名字。',
    en: '"{word}" is the name of a set that is drawn by the program.',
  },
  nameOther: { zh: '请换一个名字。', en: 'Choose another name.' },
  unknownSet: { zh: '没有数据集“{word}”。', en: 'There is no data set "{word}".' },
} as const satisfies Record<string, Bilingual>;
