// What is shown holds words: as a page it is its owner's alone, and never lies in a data folder.
#include "tools/case_texts.h"

#include <memory>
#include <ostream>

#include "adapters/export_folder.h"
#include "adapters/forms/form_writer.h"
#include "adapters/language/labels.h"
#include "adapters/texts/text_page.h"
#include "tools/absent.h"
#include "tools/columns.h"
#include "tools/named_file.h"
#include "tools/session.h"

namespace caseledger::tools {
namespace {

using adapters::CaseText;
using adapters::Json;

struct Request {
  std::string folder, id, page;
  bool item = false;
};

Json json_of(const CaseText& text) {
  auto json = adapters::digests_json(text.document);
  json.add("seq", Json::number(text.position.index)).add("day", to_text(text.day));
  json.add("event", text.event).add("actor", text.actor).add("path", text.path);
  json.add("called_zh", text.zh);
  json.add("part", text.part == adapters::TextPart::unspecified ? "other" : key_of(text.part));
  json.add("kept", key_of(text.place));
  if (text.text) json.add("text", *text.text);
  return json;
}

void print(const Shell& shell, const std::vector<CaseText>& texts) {
  if (shell.json) {
    for (const auto& text : texts) shell.print(json_of(text));
    return;
  }
  Columns table({shell.say("序号", "seq"), shell.say("日期", "day"), shell.say("行为", "act"),
                 shell.say("文书", "document"), shell.say("用途", "part"),
                 shell.say("原文", "kept"), shell.say("字节", "bytes"), "SHA-256"});
  for (const auto& text : texts) {
    table.add({std::to_string(text.position.index), to_text(text.day),
               std::string(in(adapters::event_label(text.event), shell.language)),
               shell.say(text.zh, text.en), std::string(in(term(text.part), shell.language)),
               std::string(in(term(text.place), shell.language)),
               std::to_string(text.document.size_bytes), to_hex(text.document.sha256)});
  }
  table.print(shell.out);
}

Result<void> write_page(const Request& request, const std::vector<CaseText>& texts) {
  CL_TRY(adapters::must_be_outside_data(request.page));
  CL_TRY(check_is_new(request.page));
  return ledger::replace_file(request.page, std::nullopt, adapters::text_page(request.id, texts),
                              nullptr, ledger::Readers::owner);
}

Exit run(const Shell& shell, const Request& request) {
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
  const ledger::KeyOwner owner{request.item ? Procedure::disclosure : Procedure::matter,
                               request.id};
  const auto leaves = (*session)->ledger().read_stream(owner.procedure, owner.stream);
  if (!leaves) return shell.fail(leaves.error());
  if (leaves->empty()) {
    return shell.fail(no_such_stream(**session, owner.procedure, Id(owner.stream), ""));
  }
  const auto texts = adapters::texts_of((*session)->ledger(), owner);
  if (!texts) return shell.fail(texts.error());
  if (!request.page.empty()) {
    const auto written = write_page(request, *texts);
    if (!written) return shell.fail(written.error());
  }
  print(shell, *texts);
  return Exit::ok;
}

}  // namespace

void add_case_texts(Subcommand command, Shell& shell) {
  auto texts = command.subcommand(
      "texts", {"文书及起草稿、审核稿、决定对照", "documents; drafted, reviewed, decided"});
  const auto request = std::make_shared<Request>();
  texts.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  texts.option("CASE", request->id, {"案号", "case"}).required();
  texts.option(
      "--page", request->page,
      {"新文件：三栏对照网页，仅本人可读", "a new file: the three texts side by side, HTML"});
  texts.flag("--item", request->item, {"公示信息而非案件", "the disclosure item"});
  texts.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
