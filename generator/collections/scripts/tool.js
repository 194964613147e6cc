// Bruno imports this file, too; a few things have names of their own there. 本文件也可导入 Bruno，以下处理其差异。
const inBruno = typeof bru !== "undefined";
const read = (name) => pm.variables.get(name) || (inBruno && (bru.getEnvVar(name) || bru.getCollectionVar(name))) || "";
