// What the worker uses of ankerl::unordered_dense. The standard tables keep every promise those make (and a few more about addresses);
// they are slower only where a table is large, which the worker's are not.
#pragma once
#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace ankerl::unordered_dense {
template<typename Key> using hash = std::hash<Key>;
template<typename Key, typename Value, typename Hash = std::hash<Key>, typename Equal = std::equal_to<Key>>
using map = std::unordered_map<Key, Value, Hash, Equal>;
template<typename Key, typename Hash = std::hash<Key>, typename Equal = std::equal_to<Key>>
using set = std::unordered_set<Key, Hash, Equal>;
}
