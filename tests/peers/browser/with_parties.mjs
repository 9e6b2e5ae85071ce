// The docket from standard input, with a party that is withheld in one draft more, and a record
// corrected between its draft and its publication.
//
//   node with_parties.mjs WITHHELD_NAME
import fs from "node:fs";

const [name] = process.argv.slice(2);
const parties = {
  "2025-SF-0001": { party: name, withheld: ["party"] },
};

function correction({ recorded_at }) {
  return {
    recorded_at, id: "018fee29-0000-7000-8000-000000000001", act: "correct_record",
    item: "2024-SQ-0001", actor: "ma.xiulan", capacity: "registrar", occurred_at: recorded_at,
    body: { version: 2, path: "remedies", reason: "漏写期限。",
            text: "可以在六十日内申请行政复议，或者在六个月内提起行政诉讼。" },
  };
}

for (const line of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const command = JSON.parse(line);
  const isDraft = command.act === "draft_item";
  if (isDraft) Object.assign(command.body, parties[command.item]);
  console.log(JSON.stringify(command));
  if (isDraft && command.item === "2024-SQ-0001") console.log(JSON.stringify(correction(command)));
}
