"""What a home, its settings, its lock, its disk and its backups have wrong; and how a file of YAML is read.

English and Chinese; values stand as {0}, {1} in both. Add a pair where such a text is added to the code.
"""

from __future__ import annotations

TEXTS = {
    "a backup cannot lie in the home": "备份不能放在工作目录之内",
    "Name a folder outside": "请指定工作目录之外的文件夹",
    "Name a new or empty folder, such as one named after the day": "请指定新的或空的文件夹，例如以日期命名",
    "the file changed while it was copied": "复制过程中文件发生了变化",
    "Back up again": "请重新备份",
    "not a backup: its list is missing": "不是备份：缺少文件清单",
    "the list cannot be read: {0}": "无法读取文件清单：{0}",
    "Name a folder that `tierline backup` made": "请指定由 `tierline backup` 生成的文件夹",
    "Use another backup": "请改用其他备份",
    "the file is missing": "文件缺失",
    "the file has other bytes than were backed up": "文件内容与备份时不一致",
    "Make room on the disk of the home and run again": "请在工作目录所在磁盘腾出空间后重新运行",
    "Let the user who runs this write there, and run again": "请授予运行用户写入权限后重新运行",
    "Look at the disk and its log, and run again": "请检查磁盘及其日志后重新运行",
    "Mend it and run again": "请修复后重新运行",
    "what was published before stands": "此前发布的内容不变",
    "Make room if the disk is full; if warehouse/ is damaged remove it, if landing/ is take it from a backup": (
        "磁盘已满请腾出空间；若 warehouse/ 损坏请删除它，若 landing/ 损坏请从备份恢复"
    ),
    "the disk of the home": "工作目录所在磁盘",
    "a database of the home": "工作目录中的数据库",
    "No space left on device": "磁盘空间不足",
    "Permission denied": "没有权限",
    "Read-only file system": "文件系统只读",
    "No such file or directory": "文件或文件夹不存在",
    "Is a directory": "这是文件夹",
    "Not a directory": "这不是文件夹",
    "File exists": "文件已存在",
    "Input/output error": "磁盘读写错误",
    "Disk quota exceeded": "磁盘配额已用完",
    "the path holds # or ?, which databases read as part of an address": (
        "路径含有 # 或 ?，数据库会把它当作地址的一部分"
    ),
    "Move the home": "请移动工作目录",
    "not a home: tierline.yml is missing": "不是工作目录：缺少 tierline.yml",
    "Name a home with --home, or make one: tierline init DIR": "用 --home 指定工作目录，或新建：tierline init DIR",
    "format {0} is no whole number from 1": "格式 {0} 不是 1 以上的整数",
    "Write {0}": "请写 {0}",
    "the home has format {0}; tierline {1} reads up to format {2}": (
        "工作目录格式为 {0}，而 tierline {1} 最高只能读取格式 {2}"
    ),
    "Install tierline {0} or later": "请安装 tierline {0} 或更高版本",
    "Install the version that wrote the home": "请安装写入该工作目录的版本",
    "a rule with a `limit`, a `severity` or both": "含有 `limit`、`severity` 之一或两者的规则",
    "a rule with a `reason` that a reader understands": "含有 `reason`（读者能看懂的原因）的规则",
    "a writer that is just starting": "刚刚启动的写入进程",
    "a writer that has just ended": "刚刚结束的写入进程",
    "another run is writing this home: {0}": "另一次运行正在写入该工作目录：{0}",
    "pid {0} on {1} since {2}": "进程 {0}（主机 {1}，自 {2} 起）",
    "Wait for it, or give --wait more seconds": "请等待其结束，或用 --wait 增加等待秒数",
    "not empty": "文件夹非空",
    "not a folder": "不是文件夹",
    "cannot be made: {0}": "无法创建：{0}",
    "Check its permissions and the room on the disk": "请检查其权限与磁盘空间",
    'five fields: minute, hour, day of month, month, day of week, such as "30 3 * * *"': (
        '五个字段：分、时、日、月、星期，例如 "30 3 * * *"'
    ),
    "one of command, webhook and smtp": "command、webhook、smtp 三者之一",
    "Name a new or empty folder; a home that exists is never overwritten": (
        "请指定新的或空的文件夹；不会覆盖已有的工作目录"
    ),
    "Name a new or empty folder; a home that exists is used with --home": (
        "请指定新的或空的文件夹；已有的工作目录请用 --home 指定"
    ),
    "cannot be read: {0}": "无法读取：{0}",
    "Check the name and its permissions": "请检查文件名与读取权限",
    "{0} bytes; the limit is {1}": "文件为 {0} 字节，上限为 {1} 字节",
    "Split it: no file written by hand is that large": "请拆分：手写的文件不会这么大",
    "Save it as UTF-8": "请另存为 UTF-8",
    "not UTF-8 at byte {0}": "第 {0} 字节起不是 UTF-8 编码",
    "not YAML: {0}": "不是合法的 YAML：{0}",
    "Mend the line, or the one above it": "请改正这一行或上一行",
    "Remove the character that cannot be printed": "请删除不可显示的字符",
    "unknown key `{0}`": "未知的项 `{0}`",
    "Remove it, or correct its spelling": "请删除，或改正写法",
    "`{0}` is missing": "缺少 `{0}`",
    "Add it": "请补上",
    "`{0}` should be {1}": "`{0}` 应为：{1}",
    "`{0}` should be {1}, not {2}": "`{0}` 应为：{1}，而不是 {2}",
    "Correct the value": "请改正这个值",
    "a second document in one file": "一个文件中有两份文档",
    "Keep one document a file": "一个文件只写一份文档",
    "an anchor or alias": "使用了锚点或别名",
    "Write the value out": "请把内容直接写出",
    "a tag": "使用了标签",
    "nested deeper than {0} levels": "嵌套超过 {0} 层",
    "Flatten it": "请减少层次",
    "a key that is not a word": "项名不是普通文字",
    "Write a plain key": "请使用普通文字作为项名",
    "the key `{0}` twice": "`{0}` 出现两次",
    "Keep one of them": "请只保留一个",
    "`{0}` means different things to different readers": "`{0}` 在不同程序中含义不同",
    "Put it in quotes": "请加上引号",
    "an IANA time zone such as Asia/Shanghai": "IANA 时区，例如 Asia/Shanghai",
    'a time of day in quotes, such as "04:00"': '带引号的时刻，例如 "04:00"',
    "the identity key is missing": "缺少身份密钥",
    "Restore it from a backup; a new key means a new home (tierline init)": (
        "请从备份恢复；新密钥意味着新的工作目录（tierline init）"
    ),
    "others may read the identity key": "其他用户可以读取身份密钥",
    "the identity key is not hexadecimal": "身份密钥不是十六进制",
    "Restore it from a backup": "请从备份恢复",
    "the identity key has {0} bytes, not {1}": "身份密钥为 {0} 字节，而不是 {1} 字节",
    "{0} has not begun: the running business day is {1}": "{0} 尚未到来：当前营业日期为 {1}",
    "Name a day that has come": "请写已经到来的日期",
    "{0} is not an instant": "{0} 不是时刻",
    "Write 2026-11-01T02:00:00+00:00": "请写成 2026-11-01T02:00:00+00:00",
    "this variable of the environment is not set": "该环境变量未设置",
    "Set it where this process is started; tierline.yml holds only its name": (
        "请在启动本进程处设置；tierline.yml 只写变量名"
    ),
    "the actor has no name": "操作人没有名称",
    "Write the name of a person or a service": "请写人员或服务的名称",
    "the file": "文件",
    "chmod 600 {0}": "运行 chmod 600 {0}",
    "chmod 700 {0}": "运行 chmod 700 {0}",
    "`{0}` should be '{1}' or '{2}', not {3}": "`{0}` 应为 '{1}' 或 '{2}'，而不是 {3}",
    "`{0}` should be '{1}' or '{2}'": "`{0}` 应为 '{1}' 或 '{2}'",
}
