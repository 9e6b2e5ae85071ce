// What a row shows of the law's own file of its stream (column.h: known). The law folds each fact
// once, by `evolve`; the row takes what it shows from there, and a row that was saved gives it back
// so that folding can go on. What is given back is less than a whole file, but `evolve` needs no
// more of it for what the row shows: rebuild_test.cpp holds that. Private to the room.
#pragma once

#include <algorithm>

#include "projections/rows.h"

namespace caseledger::projections {

template <class T>
void show_held(T& shown, const T& held) {
  shown = held;
}
inline void show_held(MaybeDay& shown, Day held) {
  shown = held == Day{} ? MaybeDay{} : MaybeDay{held};
}
inline void show_held(Digest& shown, const Document& held) { shown = held.sha256; }
inline void show_held(bool& shown, const Document& held) { shown = held.given(); }

template <class T>
void hold_shown(T& held, const T& shown) {
  held = shown;
}
inline void hold_shown(Day& held, const MaybeDay& shown) { held = shown.value_or(Day{}); }
inline void hold_shown(Document& held, const Digest& shown) { held = Document{shown, {}, 0}; }
/// Whether a document is on display does not say which; that is the last edition's.
inline void hold_shown(Document&, bool) {}

/// Calls each(shown, held) for all known columns of the row.
template <class Row, class File, class Each>
void each_known(Row& row, File& file, Each&& each) {
  const auto one = [&]<class One>(const One& column) {
    if constexpr (is_known<One>) each(row.*column.member, file.*column.held);
  };
  std::apply([&](const auto&... columns) { (one(columns), ...); },
             kColumns<std::remove_const_t<Row>>);
}

template <class Row, class File>
void take_from_law(Row& row, const File& file) {
  each_known(row, file, [](auto& shown, const auto& held) { show_held(shown, held); });
  row.unanswered_irregularities = file.unanswered_irregularities;
  if constexpr (requires { file.irregularities; }) row.irregularities = file.irregularities;
}

template <class Row, class File>
void give_to_law(File& file, const Row& row) {
  each_known(row, file, [](const auto& shown, auto& held) { hold_shown(held, shown); });
  file.unanswered_irregularities = row.unanswered_irregularities;
  if constexpr (requires { file.irregularities; }) file.irregularities = row.irregularities;
}

/// Shows a corrected text, if what stands there was said by the leaf `corrected` at the path.
template <class Row>
void show_correction(Row& row, ledger::Position corrected, std::string_view path,
                     const Wording& text) {
  const auto one = [&]<class One>(const One& column) {
    if constexpr (is_text<One>) {
      if (row.*column.said_at == corrected && column.name == path) row.*column.member = text;
    }
  };
  std::apply([&](const auto&... columns) { (one(columns), ...); }, kColumns<Row>);
}

/// What is destroyed is no longer shown either: no column of words keeps any.
template <class Row>
void forget_words(Row& row) {
  each_column(row, []<class Value>(const auto&, Value& value) {
    if constexpr (std::same_as<Value, Wording>) value.reset();
  });
}

}  // namespace caseledger::projections
