// What a writer leaves beside a data file that it closed: which file that was, how long it is, and
// when it last changed. Whoever finds it so knows that nobody has written to it since, and need not
// look through all of its pages before LMDB follows them (ledger/disk/environment.h).
//
// A copy is another file, and a changed byte another time of change, which no user can set: both
// are looked through. What it does not notice is a disk that changes bytes by itself; `verify`
// does.
#pragma once

#include <filesystem>

namespace caseledger::ledger {

/// Whether the file is the one that note_closed() was told of, unchanged.
bool is_as_closed(const std::filesystem::path& file);

/// Writes the note "closed" into the file's folder. It is not made durable, and nothing is said
/// where it cannot be written: without it the file is looked through once more.
void note_closed(const std::filesystem::path& file);

}  // namespace caseledger::ledger
