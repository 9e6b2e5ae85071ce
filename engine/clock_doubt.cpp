#include "engine/clock_doubt.h"

namespace caseledger::engine {
namespace {

constexpr std::string_view kZh = "须由登记员以 confirm_clock 确认时钟，或者先校时",
                           kEn = "set the clock, or let the registrar confirm it (confirm_clock)";

}  // namespace

Doubt doubt_of(Instant now, Instant newest) {
  const auto ahead = now.micros - newest.micros;
  if (ahead > kAheadMax) return Doubt::ahead;
  return ahead < -kBehindMax ? Doubt::behind : Doubt::none;
}

bool is_read_from(Instant named, Instant now) {
  const auto apart = now.micros - named.micros;
  return -kBehindMax <= apart && apart <= kBehindMax;
}

std::optional<Bilingual> why_doubted(Instant now, Instant newest) {
  const auto clock = to_text(now), last = to_text(newest);
  Bilingual why{"本机时钟为 " + clock + "，", "this machine's clock shows " + clock};
  switch (doubt_of(now, newest)) {
    case Doubt::none:
      return std::nullopt;
    case Doubt::ahead:
      why.zh += "比账上最近的时间 " + last + " 晚太多：";
      why.en += ", far ahead of the newest time in the ledger, " + last + ": ";
      break;
    case Doubt::behind:
      why.zh += "早于账上最近的时间 " + last + "：";
      why.en += ", behind the newest time in the ledger, " + last + ": ";
      break;
  }
  why.zh += kZh;
  why.en += kEn;
  return why;
}

}  // namespace caseledger::engine
