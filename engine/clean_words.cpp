// The rules are those of COMMANDS.md; what a character is, engine/characters.h knows.
#include "engine/clean_words.h"

#include "engine/characters.h"
#include "ledger/tree/checkpoint.h"
#include "statemachines/words/utf8.h"

namespace caseledger::engine {
namespace {

const Bilingual kNotUtf8{"不是有效的 UTF-8", "not UTF-8"};

}  // namespace

std::optional<Bilingual> wrong_with_id(std::string_view id) {
  if (id.size() > kIdBytesMax) {
    return Bilingual{"标识超过64字节", "the identifier is longer than 64 bytes"};
  }
  if (!code_points(id)) return kNotUtf8;
  const auto code = forbidden_in_id(id);
  if (!code) return std::nullopt;
  const auto name = code_point_name(*code);
  return Bilingual{"标识不得含空格、控制符或不可见字符 " + name,
                   "an identifier must not hold blanks or unseen characters, " + name};
}

std::optional<Bilingual> wrong_with_origin(std::string_view origin) {
  if (!ledger::is_origin(origin)) {
    return Bilingual{"账名不得为空，不得含空格、控制符或加号",
                     "must be a name without blanks, control characters or '+'"};
  }
  const auto code = forbidden_in_id(origin);
  if (!code) return std::nullopt;
  const auto name = code_point_name(*code);
  return Bilingual{"账名不得含不可见字符 " + name,
                   "the name of a ledger must not hold unseen characters, " + name};
}

std::optional<Bilingual> wrong_with_text(std::string_view text) {
  if (!code_points(text)) return kNotUtf8;
  if (const auto code = forbidden_in_text(text)) {
    const auto name = code_point_name(*code);
    return Bilingual{"文字中不得含控制字符或不可见字符 " + name,
                     "text must not hold the control or unseen character " + name};
  }
  if (text.empty() || !is_blank(text)) return std::nullopt;
  return Bilingual{"只有空白，请填写或者去掉该字段",
                   "holds only blanks; fill it in or leave it out"};
}

std::optional<Unclean> unclean_id(const Circumstances& act, const CommandBody& body) {
  std::optional<Unclean> found;
  const auto look = [&](const std::string& path, const Id& id) {
    if (found) return;
    if (auto wrong = wrong_with_id(id)) found = {path, std::move(*wrong)};
  };
  look("stream", act.stream);
  look("actor", act.actor);
  if (!body.given()) return found;
  walk_values(body.shape(), body.body(), "body",
              [&](const std::string& path, const Shape& shape, const void* value) {
                if (shape.kind == Kind::id) look(path, *static_cast<const Id*>(value));
              });
  return found;
}

}  // namespace caseledger::engine
