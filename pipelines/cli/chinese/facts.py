"""Why hard facts are asked: rows of every table, grades, staged files.

English and Chinese; values stand as {0}, {1} in both. Add a pair where such a text is added to the code.
"""

from __future__ import annotations

TEXTS = {
    "{0}: a limit and {1} in its query belong together": "{0}：阈值与查询中的 {1} 须同时存在",
    "{0}: row_condition is not supported; write it as {1}": "{0}：不支持 row_condition，请写成 {1}",
    "{0} (the check itself failed: {1})": "{0}（校验本身未能运行：{1}）",
    "sales that the till or the ledger knows and the tiers do not, or the reverse, make a level wrong": (
        "收银或总账有而评级没有的销售（或相反）会使等级出错"
    ),
    "a store or day that no control figure names can lack sales, or have them twice, and nobody would see it": (
        "没有控制总数的门店或日期，即使缺少销售或重复计入，也无人发现"
    ),
    (
        "customers who gave back more than they bought are graded as the worst: their sales lie before the first "
        "delivery, or returns are read twice"
    ): "退货多于购买的客户会被评为最差：其销售早于首个交付批次，或退货被重复读取",
    (
        "a real shop whose deliveries begin in mid-life starts at seven in a hundred, for returns of sales "
        "before them, is below five after two months and at one after a year; more is a fault"
    ): (
        "中途开始交付数据的真实门店，因退回更早的销售，起初约为百分之七，两个月后低于百分之五，一年后约百分之一；"
        "超过即为异常"
    ),
    (
        "one customer with so much of the spend is more often a walk-in, clearing or internal code, whose sales "
        "should be anonymous or excluded"
    ): "单个客户占消费额如此之高，多半是散客、清算或内部编码，其销售应记为无会员销售或予以剔除",
    (
        "key accounts of a trading company reach a tenth to a quarter of its sales; a home that truly lives on "
        "one customer says so in tierline.yml"
    ): "贸易公司的大客户通常占其销售额的一成到四分之一；确实依赖单一客户的，请在 tierline.yml 中说明",
    (
        "a sale of a day that has not come is a misread date or a wrong clock, and would enter by itself when "
        "that day is graded"
    ): "日期尚未到来的销售，是日期读错或时钟有误，到那一天评级时会自动计入",
    (
        "customers whom the delivered master does not name have no type, region or tenure: policies that ask for "
        "them leave these customers out or ungraded"
    ): "客户主数据中没有的客户，没有类型、地区和合作月数：用到这些信息的政策会漏评，或使其未能评级",
    (
        "a master that runs a day behind its sales misses a few new customers; more than one in twenty lines, or "
        "of spend, means that the master is old or that its codes are written otherwise"
    ): "主数据比销售晚一天，会缺少少数新客户；行数或消费额超过二十分之一，说明主数据过旧，或编码写法不同",
    (
        "more of a source is set aside than its mapping's reject_limits allow: levels would be given on part of "
        "the trade; a file that explains the rows is probably missing"
    ): ("某数据来源暂不计入的行超过映射中 reject_limits 的限度：等级将只依据部分交易得出；多半缺少能解释这些行的文件"),
    "a customer whom readers know from the last snapshot is gone, and no landed row says why": (
        "上一快照中的客户不见了，而已入库的数据没有说明原因"
    ),
    "a known customer without a row has neither a level nor a reason": "已知客户没有对应的行，既无等级也无原因",
    "a grade without its whole key belongs to nobody": "键不完整的评级结果不属于任何人",
    "a customer with two levels under one policy has none": "同一政策下有两个等级，等于没有等级",
    "a customer is graded or says why not": "客户要么有等级，要么有未评级的原因",
    "readers count customers by status; another word would be counted nowhere": (
        "读者按状态统计客户，其他写法不会计入任何一类"
    ),
    "rated means that a level was computed": "“已评级”表示已算出等级",
    "a level that the policy does not list has no rank and no name": "政策未列出的等级既无次序也无名称",
    "a level beside a status that denies it would be read as a grade": (
        "状态表明没有等级，却写着等级，会被误读为评级结果"
    ),
    "nobody is left without a level and without a reason": "不得有人既无等级又无原因",
    "a home without customers publishes empty tiers; true on a first day, a fault later": (
        "没有客户的工作目录会发布空的等级表；首日属正常，之后即为异常"
    ),
    "many customers changed level at once: a campaign, or a delivery that lacks a part": (
        "大量客户同时变动等级：可能是促销，也可能是交付批次缺了一部分"
    ),
    (
        "between two days or months real trade moves a level's share by a few points; a policy that knows its "
        "own swings sets max_share_shift instead"
    ): "相邻两日或两月之间，正常交易只会使等级占比变动几个百分点；波动较大的政策请另设 max_share_shift",
    "the policy itself says that its levels never move this far between two snapshots": (
        "政策自身规定，两个快照之间等级占比不会变动这么多"
    ),
    "money that stands in the lines and in no customer, or twice, makes every share and level doubtful": (
        "明细中有而客户名下没有的金额，或重复计入的金额，会使所有占比和等级存疑"
    ),
    "two totals of one policy cannot both be compared": "同一政策有两个合计，无法对比",
    "an output without a name belongs to no table": "没有名称的输出不属于任何表",
    "an output that was not measured was not staged": "未经测量的输出即未暂存",
    "a staged file with more or fewer rows is not the table that passed the gates": (
        "暂存文件行数不同，就不是通过关卡的那张表"
    ),
    "a staged file with other contents says something else than the table that passed the gates": (
        "暂存文件内容不同，所说的就与通过关卡的表不一致"
    ),
    "rows under one key, or out of its order, could give equal inputs another digest": (
        "同一键下有多行，或不按键的次序排列，相同的输入可能得出不同的摘要"
    ),
    "two files of one mart cannot both be published": "同一公共表的两个文件不能同时发布",
    "a snapshot without a single mart is an interrupted one": "一张公共表都没有的快照是中断的快照",
    "no baseline": "没有比较基准",
    "older inputs were added: not compared": "补入了较早的数据，未作比较",
    "{0}: older inputs were added: not compared": "{0}：补入了较早的数据，未作比较",
    "{0}: no baseline": "{0}：没有比较基准",
    (
        "more attributes of a source than its mapping's reject_limits allow have a code that no policy in force "
        "knows: whoever has one is graded as if it had none"
    ): (
        "某数据来源中，编码不为任何生效政策所知的客户属性超过映射中 reject_limits 的限度：这些客户会按没有该属性来评级"
    ),
    (
        "rows of it landed, and no mapping fills the table any more: the policy is not evaluated, and not graded on "
        "what stopped coming; put the mapping of the source back, map another source to the table, or leave the "
        "criterion out in a new version of the policy"
    ): (
        "该表曾有数据入库，但已没有映射提供：相关政策不作评级，以免依据已中断的数据；"
        "请恢复该数据来源的映射，或由其他来源提供该表，或在政策的新版本中去掉该指标"
    ),
}
