// The part of COMMANDS.md that no list can print: the envelope and the forms of values.
#pragma once

#include <string_view>

namespace caseledger::adapters {

// One literal per printed line, broken where the line is too long.
// clang-format off
inline constexpr std::string_view kCommandReferenceIntro =
R"md(# Commands 命令格式

Every act is asked as one line of JSON (UTF-8, at most 4 MiB). `caseledger submit` reads a file of
such lines. This page is printed from the field lists by which they are read.

```json
{"id":"0192f0c8-7a1e-7cc3-98c4-dc0c0c07398f","act":"file_case","case":"2021-SF-0007",)md"
R"md("actor":"zhang.wei","capacity":"handler","occurred_at":"2021-08-20T09:30:00+08:00",)md"
R"md("body":{"handlers":["zhang.wei","li.na"],"section":"shuizheng","action":"penalty",)md"
R"md("matter":"sand_mining","party_kind":"unit","party_name":"某某砂石有限公司",)md"
R"md("cause":"未经批准在河道管理范围内采砂","approval":{"text":"立案呈批表：……"}}}
```

## The envelope 外层

| member | 中文 | required | form |
|---|---|---|---|
| `id` | 命令编号 | yes | UUID `8-4-4-4-12`. The same id with the same content is answered )md"
R"md(with the first receipt; with other content it is a conflict. UUIDv7 keeps the ledger )md"
R"md(fast. |
| `act` | 行为 | yes | one of the acts below |
| `case`, `item`, `bureau` | 案件、公示信息、机关 | exactly one | identifier of the case or item )md"
R"md(the act is asked of; each act below says which. The bureau has one register: )md"
R"md(`"bureau":"bureau"`. |
| `actor` | 经办人 | yes | identifier of the officer |
| `capacity` | 身份 | yes | the capacity in which the officer acts, chosen for this act |
| `occurred_at` | 发生时间 | yes | instant: the legal time. It may lie before the entry )md"
R"md((补录), never after it. |
| `body` | 内容 | yes | object with the fields of the act; `{}` where it has none |
| `expected_version` | 预期版本 | no | number of facts the stream must hold, else the )md"
R"md(answer is a conflict |
| `recorded_at` | 记录时间 | no | instant; only on a ledger that declared a simulated clock |
| `signature` | 签名 | where the ledger asks for it | as `caseledger sign` makes it: )md"
R"md(`{"algorithm":"ed25519","x":"…","value":"…","salts":{"reason":"…"}}`; `y` for `sm2`. It is )md"
R"md(over the statement of the act (`engine/act_signature.h`). |

## The forms of values 值的格式

| form | how it is written |
|---|---|
| identifier 标识 | string of 1 to 64 bytes of UTF-8 without blanks, control )md"
R"md(characters and whatever cannot be seen: `"zhang.wei"` |
| text 文字 | string of at most 20,000 characters; line breaks and tabs are allowed, no other )md"
R"md(control characters and none that turn the direction or cannot be seen. It goes )md"
R"md(to the vault; the ledger keeps a commitment and the length. |
| document 文档 | `{"text":"…"}` for a text of at most 1 MiB, or `{"sha256":"…","sm3":"…",)md"
R"md("size":12345}` for a file kept in the vault or elsewhere |
| day 日期 | `"2021-09-15"`, from 1970-01-02 to 9999-12-31 |
| instant 时间 | RFC 3339 with `T` and an offset: `"2021-09-15T10:00:00+08:00"`, at most )md"
R"md(six digits of a second |
| money 金额 | string of yuan with two decimals: `"50000.00"` |
| number 数字 | integer from 0 to 9007199254740991 (2^53-1); a version to 4294967295 |
| yes or no 是否 | `true` or `false` |
| digest 摘要 | 64 lower-case hexadecimal digits |
| one of 选项 | the key of a word, as a string: `"penalty"` |
| list 列表 | JSON array of at most 1,000 |

A field that is not required may be left out; whether it is missed is for the law to say, with the
article. `null` is no value: leave the field out. Unknown fields, fields given twice, other types
and impossible dates are answered with one line that names the place (`$.body.findings[2].answer`),
and nothing is written. Actor and capacity `system` are the engine's own: they open the ledger, move
its clocks and do what one procedure brings about in another. No door takes them from outside.
)md";
// clang-format on

}  // namespace caseledger::adapters
