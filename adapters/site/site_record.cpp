// One line a page; the order of the names, so that the same record is the same bytes.
#include "adapters/site/site_record.h"

#include <openssl/hmac.h>

#include "adapters/forms/json.h"
#include "ledger/base/hash.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

constexpr std::string_view kFormat = "caseledger/site/v2";
constexpr std::string_view kLastLine = "{\"hmac\":";

Digest hmac_of(std::string_view lines, const ledger::SecretKey& bureau_key) {
  ledger::Hasher hasher(ledger::HashFunction::sha256);
  hasher.update(ledger::bytes_of("caseledger/site record"));
  const ledger::SecretKey key(hasher.update(bureau_key.bytes()).finish().bytes);
  const auto bytes = ledger::bytes_of(lines);
  Digest digest;
  unsigned size = 0;
  CL_ASSERT(HMAC(EVP_sha256(), key.bytes().data(), static_cast<int>(key.bytes().size()),
                 bytes.data(), bytes.size(), digest.bytes.data(), &size) != nullptr);
  CL_ASSERT(size == digest.bytes.size());
  return digest;
}

std::string last_line(std::string_view lines, const ledger::SecretKey& bureau_key) {
  auto json = Json::object();
  json.add("hmac", to_hex(hmac_of(lines, bureau_key)));
  return print_json(json) + "\n";
}

/// Reads lines and remembers whether anything did not fit.
class Reading {
 public:
  explicit Reading(std::string_view lines) : lines_(lines) {}

  bool is_over() const { return lines_.empty() || !fits_; }
  bool fits() const { return fits_; }

  Json line() {
    const auto end = lines_.find('\n');
    auto json = read_json(lines_.substr(0, end));
    fits_ = fits_ && json.has_value() && end != std::string_view::npos;
    lines_.remove_prefix(fits_ ? end + 1 : lines_.size());
    return json ? std::move(*json) : Json::object();
  }
  std::string text(const Json& json, std::string_view key) {
    const auto* member = json.find(key);
    const auto* text = member == nullptr ? nullptr : member->as_text();
    fits_ = fits_ && text != nullptr;
    return text == nullptr ? std::string() : *text;
  }
  Digest digest(const Json& json, std::string_view key) {
    const auto digest = parse_digest(text(json, key));
    fits_ = fits_ && digest.has_value();
    return digest.value_or(Digest{});
  }
  void expect(bool holds) { fits_ = fits_ && holds; }

 private:
  std::string_view lines_;
  bool fits_ = true;
};

}  // namespace

std::string to_text(const SiteRecord& record, const ledger::SecretKey& bureau_key) {
  auto head = Json::object();
  head.add("format", kFormat)
      .add("common", to_hex(record.common))
      .add("moment", to_hex(record.moment));
  auto text = print_json(head) + "\n";
  for (const auto& [name, page] : record.pages) {
    auto line = Json::object();
    line.add("page", name)
        .add("inputs", to_hex(page.inputs))
        .add("sha256", to_hex(page.sha256))
        .add("title", page.title)
        .add("party", page.party);
    text.append(print_json(line)).append("\n");
  }
  return text + last_line(text, bureau_key);
}

std::optional<SiteRecord> parse_site_record(std::string_view text,
                                            const ledger::SecretKey& bureau_key) {
  const auto end = text.rfind(kLastLine);
  if (end == std::string_view::npos) return std::nullopt;
  const auto lines = text.substr(0, end);
  if (text.substr(end) != last_line(lines, bureau_key)) return std::nullopt;
  Reading reading(lines);
  const auto head = reading.line();
  reading.expect(reading.text(head, "format") == kFormat);
  SiteRecord record{reading.digest(head, "common"), reading.digest(head, "moment"), {}};
  while (!reading.is_over()) {
    const auto line = reading.line();
    record.pages[reading.text(line, "page")] = {
        reading.digest(line, "inputs"), reading.digest(line, "sha256"), reading.text(line, "title"),
        reading.text(line, "party")};
  }
  return reading.fits() ? std::optional(std::move(record)) : std::nullopt;
}

}  // namespace caseledger::adapters
