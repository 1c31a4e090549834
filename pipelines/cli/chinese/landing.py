"""What becomes of delivered files, corrections and waivers, and why.

English and Chinese; values stand as {0}, {1} in both. Add a pair where such a text is added to the code.
"""

from __future__ import annotations

TEXTS = {
    "the bytes of {0} are gone from the archive": "{0} 的原文件已不在归档中",
    "Put the file back from a copy of the home": "请从工作目录的副本放回该文件",
    "no column row_no": "缺少列 row_no",
    "Keep the first columns as `tierline quarantine fix` wrote them": (
        "请保持 `tierline quarantine fix` 写出的前几列不变"
    ),
    "{0} cells, the header has {1}": "有 {0} 个单元格，而表头有 {1} 个",
    "row_no is no number": "row_no 不是数字",
    "Write the row as the exported file has it": "请按导出文件的样子填写该行",
    "row {0} stands twice": "第 {0} 行出现两次",
    "Keep one line per row": "每行数据只保留一行",
    "a sheet is .csv or .xlsx": "更正表应为 .csv 或 .xlsx",
    "Give the file one of these endings": "请改用其中一种后缀",
    "Save it as `CSV UTF-8`, or as XLSX": "请另存为“CSV UTF-8”或 XLSX",
    "not a CSV file: {0}": "不是 CSV 文件：{0}",
    "Save it again as `CSV UTF-8`": "请重新另存为“CSV UTF-8”",
    "row {0} does not fit into a worksheet (control signs, more than 32,767 signs a cell)": (
        "第 {0} 行放不进工作表（含控制字符，或单元格超过 32,767 个字符）"
    ),
    "Name a file that ends in .csv": "请改用 .csv 文件",
    "not a workbook that can be read": "不是可读取的工作簿",
    "Save it as XLSX or as `CSV UTF-8`": "请另存为 XLSX 或“CSV UTF-8”",
    "no such file": "文件不存在",
    "Check the name": "请检查文件名",
    "what {0} corrects changed, and its bytes are gone from the archive": (
        "{0} 所更正的文件有变化，而更正表原文件已不在归档中"
    ),
    "the sheet names several files": "更正表涉及多个文件",
    "the sheet does not say which file its rows are from": "更正表没有写明数据行来自哪个文件",
    "Name it: tierline quarantine replay CORRECTED --file FILE_ID": (
        "请指定：tierline quarantine replay CORRECTED --file FILE_ID"
    ),
    "no landed file of this id has a mapping": "没有该编号且带映射的已入库文件",
    "Look it up: tierline quarantine list": "请查找：tierline quarantine list",
    "no longer the bytes that were handed in": "内容已不是当初提交的内容",
    "its columns are not those of {0}: {1}": "列与 {0} 不一致：{1}",
    "row {0} of {1} was never quarantined": "{1} 的第 {0} 行从未进入隔离区",
    "Keep the header line as `tierline quarantine fix` wrote it": "请保持 `tierline quarantine fix` 写出的表头不变",
    "Correct row_no, or take the line out": "请改正 row_no，或删去该行",
    "none of its rows is quarantined any more: it lands nothing": "所涉数据行都已不在隔离区：没有可入库的内容",
    "no longer the bytes that were delivered as {0}": "内容已不是当初以 {0} 交付的内容",
    "its query is asked, and what it answers may be new": "将执行其查询，结果可能有新内容",
    "an interrupted run left it half landed": "上次运行中断，入库未完成",
    "its mapping, or how rows are read, has changed": "映射或读取方式已改变",
    "it was refused before": "此前被拒收",
    "it is new": "新文件",
    "the same bytes have landed before": "内容相同的文件此前已入库",
    "no mapping knows it: {0}": "没有与之匹配的映射：{0}",
    "add its pattern to a mapping under sources/, or take it out of the inbox": (
        "请在 sources/ 的映射中加入其文件名模式，或把它移出 inbox"
    ),
    "symbolic links are not followed: {0}": "不读取符号链接：{0}",
    "put the file itself into the inbox": "请把文件本身放入 inbox",
    "{0} both match this file": "{0} 都与该文件匹配",
    "Make their `file` patterns differ": "请使它们的 `file` 模式互不重叠",
    "the mapping of {0} changed, and its bytes are gone from the archive": "{0} 的映射已改变，而原文件已不在归档中",
    "the ledger cannot be used: {0}": "台账无法使用：{0}",
    "Make room if the disk is full; put a damaged ledger back from a backup; then run again": (
        "磁盘已满请腾出空间；台账损坏请从备份恢复；然后重新运行"
    ),
    "Add its pattern to a mapping under sources/, or take it out of the inbox": (
        "请在 sources/ 的映射中加入其文件名模式，或把它移出 inbox"
    ),
    "The next refresh takes it when it has come to rest": "待文件写入完毕，下次刷新会读取",
    "Put the file itself into the inbox": "请把文件本身放入 inbox",
    "Set the variable where this process is started, or mend the query; the figures of before stand": (
        "请在启动本进程处设置该变量，或改正查询；此前的数字不变"
    ),
    "no landed file `{0}`": "没有已入库的文件 `{0}`",
    "no refused file `{0}`": "没有被拒收的文件 `{0}`",
    "no {0} file `{1}`": "没有状态为 {0} 的文件 `{1}`",
    "Name a file id or a file name of: tierline quarantine list": (
        "请使用文件编号或文件名，可查看：tierline quarantine list"
    ),
    "source {0} has no mapping any more": "数据来源 {0} 已没有映射",
    "Put sources/ back as it was": "请把 sources/ 恢复原样",
    "the file exists, and may hold corrections": "文件已存在，其中可能有更正内容",
    "Name another file": "请另取文件名",
    "no row of {0} is quarantined for {1}": "{0} 没有因 {1} 进入隔离区的行",
    "no row of {0} is quarantined": "{0} 没有进入隔离区的行",
    "Nothing has to be done": "无需处理",
    "{0} was refused for {1}, not for its reject limits": "{0} 被拒收的原因是 {1}，而不是拒收上限",
    "Only a file of which good rows can be read can be waived": "只有能读出合格行的文件才能豁免",
    (
        "Look at the rows with: tierline sources check {0} FILE; mend the file or the mapping, or raise "
        "reject_limits in the mapping, or let the good rows in for a while with: tierline quarantine waive"
    ): (
        "查看数据行：tierline sources check {0} FILE；请修正文件或映射，或调高映射中的 reject_limits，或暂时放入合"
        "格行：tierline quarantine waive"
    ),
    "{0} of {1} (sum of absolute amounts)": "{0}（共 {1}，按绝对值合计）",
    "{0} of {1} rows are rejected, more than {2} %": "{1} 行中有 {0} 行被拒收，超过 {2} %",
    "{0} stand in rejected rows, more than {1} %": "被拒收的行涉及金额 {0}，超过 {1} %",
    "one of: {0}": "以下之一：{0}",
    "a waiver of one `file` or of one `source`": "针对一个 `file` 或一个 `source` 的豁免",
    "ended after {0} and by {1}: at most 12 months": "结束于 {0} 之后、不晚于 {1}：最长 12 个月",
    "given by a person (`actor`) for a reason (`because`)": "由某人（`actor`）以某理由（`because`）给出",
    "waived before": "此前已豁免",
    "Change that file, or remove it first": "请修改该文件，或先删除它",
    "{0} landed rows of {1}": "已入库 {0} 行，应为 {1} 行",
    "landed rows cannot be read: {0}": "无法读取已入库的行：{0}",
    "the landed rows of a file are gone": "某文件已入库的行不见了",
    "Restore landing/ from a backup; nothing was published": "请从备份恢复 landing/；未发布任何内容",
    "should be one of: {0}": "应为以下之一：{0}",
    "`{0}` should be one of: {1}": "`{0}` 应为以下之一：{1}",
    "`{0}` should be one of: {1}, not {2}": "`{0}` 应为以下之一：{1}，而不是 {2}",
}
