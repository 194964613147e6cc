// This request changes data. 该请求会修改数据。
if (read("allow_writes") !== "true") {
    stop("It changes data: set allow_writes to true in the environment. 该请求会修改数据：请先在环境中将 allow_writes 设为 true。");
}
