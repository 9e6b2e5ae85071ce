# A room is a folder and one static library, caseledger_<name>.
#
#   room(name SOURCES … HEADERS … USES … SYSTEM … PRECOMPILED …)
#
# USES are the rooms it may include; they show through to whoever uses this one. SYSTEM are outside
# libraries; they do not. PRECOMPILED are the headers that nearly every source of the room includes,
# or the target whose precompiled headers it shares. Headers are included from the root of the tree
# ("ledger/base/fault.h"), and the target all_verify_interface_header_sets compiles each of them
# alone. A room that has no source yet is its headers only, so the tree builds at every moment of
# its growth.
function(room name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;USES;SYSTEM;PRECOMPILED")
  set(library caseledger_${name})
  set(seen PUBLIC)
  set(unseen PRIVATE)
  if(arg_SOURCES)
    add_library(${library} STATIC ${arg_SOURCES})
  else()
    add_library(${library} INTERFACE)
    set(seen INTERFACE)
    set(unseen INTERFACE)
  endif()
  target_sources(${library} ${seen}
    FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS})
  list(TRANSFORM arg_USES PREPEND caseledger_)
  target_link_libraries(${library} ${seen} ${arg_USES} ${unseen} ${arg_SYSTEM})
  if(arg_SOURCES AND arg_PRECOMPILED)
    precompiled(${library} ${arg_PRECOMPILED})
  endif()
endfunction()

# precompiled(target HEADERS… | TARGET): parsing the same headers again is half of what a source
# costs. Targets that share them are compiled with the same flags.
function(precompiled target)
  if(TARGET ${ARGV1})
    target_precompile_headers(${target} REUSE_FROM ${ARGV1})
  else()
    list(TRANSFORM ARGN PREPEND ${PROJECT_SOURCE_DIR}/ REGEX "^[a-z]" OUTPUT_VARIABLE headers)
    target_precompile_headers(${target} PRIVATE ${headers})
  endif()
endfunction()

# Adding a file touches nothing: the folder and its sub-rooms are the list, and the build looks
# again each time.
macro(room_files)
  file(GLOB sources CONFIGURE_DEPENDS *.cpp */*.cpp)
  file(GLOB headers CONFIGURE_DEPENDS *.h */*.h)
  if(CL_FUZZ)
    list(FILTER sources EXCLUDE REGEX "${no_parser}")
  endif()
endmacro()

# What a user gets is small: debug information is some twenty times the program, and lies beside it
# as <name>.debug, where debuggers look for it. Only libraries that the program uses are loaded.
function(user_binary name main)
  add_executable(${name} ${main})
  target_link_libraries(${name} PRIVATE caseledger_tools)
  target_link_options(${name} PRIVATE -Wl,--as-needed)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
  if(CMAKE_BUILD_TYPE STREQUAL RelWithDebInfo AND NOT CL_SANITIZE)
    add_custom_command(TARGET ${name} POST_BUILD
      WORKING_DIRECTORY ${PROJECT_BINARY_DIR}
      COMMAND ${CMAKE_OBJCOPY} --only-keep-debug ${name} ${name}.debug
      COMMAND ${CMAKE_OBJCOPY} --strip-all --add-gnu-debuglink=${name}.debug ${name})
  endif()
endfunction()

# What no parser of outside bytes stands on; without it the fuzzers take half as long to build. A
# fuzzer that needs one of these does not link.
string(CONCAT no_parser
  "/(projections|adapters/site|adapters/http)/|/(adapters|ledger)/[a-z_]+[.]cpp$|"
  "/engine/(audit|clock_doubt|command_group|engine|judgement|queue|rule_book|world)[.]cpp$|"
  "/proofs/(checkpoint_proofs|tile_export|time_bounds|time_proofs|witness_client)[.]cpp$")
