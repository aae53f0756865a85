"""Dependency trees from arc scores: greedy where that is a tree, else Chu-Liu and Edmonds' algorithm."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.intp]
ROOT = 0
NEVER = np.float32(-1e9)
LEAST = np.float32(-1e4)
"""The score of an arc that is as good as impossible, yet better than none."""


def best_heads(scores: Scores) -> list[int]:
    """Return the heads of the highest-scoring tree with exactly one root.

    Arguments:
        scores: log-probabilities [word, 1 + word] of each word's head; column 0 is the root.

    Returns:
        For each word the number of its head, words counted from 1; 0 for the root.
    """
    count = len(scores)
    if count == 0:
        return []
    square = np.full((count + 1, count + 1), NEVER, np.float32)
    square[1:] = np.maximum(scores, LEAST)
    np.fill_diagonal(square, NEVER)
    heads = square.argmax(1)
    heads[ROOT] = ROOT
    if (heads[1:] == ROOT).sum() == 1 and _cycle(heads) is None:
        return [int(head) for head in heads[1:]]
    return [int(head) for head in _one_root(square)[1:]]


def _one_root(square: Scores) -> Heads:
    """Return the best tree with one root: the best of those that each possible root allows.

    A root whose score cannot make up for what is lost against the unrestricted tree is not tried.
    """
    heads = _spanning_tree(square)
    if (heads[1:] == ROOT).sum() == 1:
        return heads
    best: Heads = heads
    best_score = -np.inf
    bound = square[1:, 1:].max(1).sum()
    for root in np.argsort(-square[1:, ROOT]) + 1:
        gain = square[root, ROOT] - square[root, 1:].max()
        if bound + gain <= best_score:
            continue
        restricted = square.copy()
        restricted[1:, ROOT] = NEVER
        restricted[root] = NEVER
        restricted[root, ROOT] = square[root, ROOT]
        found = _spanning_tree(restricted)
        score = restricted[np.arange(1, len(found)), found[1:]].sum()
        if score > best_score:
            best, best_score = found, score
    return best


def _spanning_tree(square: Scores) -> Heads:
    """Return the heads of the best spanning tree below node 0 (Chu and Liu 1965, Edmonds 1967)."""
    heads: Heads = square.argmax(1)
    heads[ROOT] = ROOT
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    outside = np.array([node for node in range(len(square)) if node not in set(cycle)])
    ring = np.array(cycle)
    kept = square[ring, heads[ring]].sum()

    size = len(outside) + 1
    merged = size - 1
    smaller = np.full((size, size), NEVER, np.float32)
    smaller[:merged, :merged] = square[np.ix_(outside, outside)]
    into = square[np.ix_(ring, outside)] - square[ring, heads[ring]][:, None] + kept
    entry = into.argmax(0)
    smaller[merged, :merged] = into.max(0)
    out_of = square[np.ix_(outside, ring)]
    leaving = out_of.argmax(1)
    smaller[:merged, merged] = out_of.max(1)
    smaller[ROOT] = NEVER
    np.fill_diagonal(smaller, NEVER)

    solved = _spanning_tree(smaller)
    result = heads.copy()
    for place, node in enumerate(outside):
        if place != ROOT:
            head = solved[place]
            result[node] = ring[leaving[place]] if head == merged else outside[head]
    broken = ring[entry[solved[merged]]]
    result[broken] = outside[solved[merged]]
    return result


def _cycle(heads: Heads) -> list[int] | None:
    """Return the nodes of one cycle, or None; node 0 is its own head and no cycle."""
    state = [0] * len(heads)
    state[ROOT] = -1
    for start in range(1, len(heads)):
        node = start
        while state[node] == 0:
            state[node] = start
            node = int(heads[node])
        if state[node] == start:
            cycle = [node]
            while (node := int(heads[node])) != cycle[0]:
                cycle.append(node)
            return cycle
        node = start
        while state[node] == start:
            state[node] = -1
            node = int(heads[node])
    return None
