"""The network as it runs in the product: one sentence at a time, without padding, projections fused.

A sentence on its own gives the same analysis whatever stands around it, also with int8 activations, and needs no
mask; joined projections mean fewer, larger multiplications.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import BLOCK, Layer
from training.network import ARC_SIZE, RELATION_SIZE, Analyser

HALF = 8
"""Half of the values that four bits have."""
APART = 2
"""Inputs of a projection that stay in float32."""
DIVIDED = ("widen", "narrow")
"""The projections of a layer that have one or two inputs ten times as large as all others, at <s> and </s>."""
OUTPUTS = ("tags", "names", "arcs", "relations")


class Projection(nn.Module):
    """Linear layers side by side, as the MatMul and Add that the quantiser knows."""

    apart: Tensor
    rest: Tensor

    def __init__(
        self, parts: Iterable[nn.Module], scales: list[float] | None = None, peaks: Tensor | None = None
    ) -> None:
        """Join the weights of `parts`, each multiplied by its scale.

        The inputs with the highest `peaks` are multiplied apart from the rest: int8 has one scale for all inputs of a
        sentence, which such values would make too coarse for the others (LLM.int8(), Dettmers et al. 2022).
        """
        super().__init__()
        linear = [part for part in parts if isinstance(part, nn.Linear)]
        pairs = list(zip(linear, scales or [1.0] * len(linear), strict=True))
        weight = torch.cat([part.weight.detach() * scale for part, scale in pairs]).t().contiguous()
        self.divided = peaks is not None
        if peaks is not None:
            apart = peaks.topk(APART).indices
            rest = torch.ones(len(weight)).index_fill(0, apart, 0)
            self.register_buffer("apart", apart)
            self.register_buffer("rest", rest)
            self.apart_weight = nn.Parameter(weight[apart])
            weight = weight * rest[:, None]
        self.weight = nn.Parameter(weight)
        self.bias = nn.Parameter(torch.cat([part.bias.detach() * scale for part, scale in pairs]))

    def forward(self, states: Tensor) -> Tensor:
        """Return the outputs of all parts side by side."""
        if self.divided:
            return (states * self.rest) @ self.weight + self.bias + states[:, self.apart] @ self.apart_weight
        return states @ self.weight + self.bias


class SmallEmbedding(nn.Module):
    """Embeddings in the 4 bits that the encoder comes with, two values a byte, a scale for each block of 32.

    The word embeddings are not trained, so that nothing is lost.
    """

    scale: Tensor
    packed: Tensor

    def __init__(self, weight: Tensor) -> None:
        """Pack `weight` [piece, hidden]; the value furthest from 0 in a block is -8 times its scale."""
        super().__init__()
        blocks = weight.view(len(weight), -1, BLOCK)
        furthest = blocks.gather(2, blocks.abs().argmax(2, keepdim=True))
        scale = torch.where(furthest == 0, 1.0, furthest / -HALF)
        numbers = (blocks / scale).round().clamp(-HALF, HALF - 1) + HALF
        low, high = numbers.chunk(2, 2)
        self.register_buffer("scale", scale.to(torch.float16))
        self.register_buffer("packed", (low + 2 * HALF * high).to(torch.uint8).flatten(1))

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the embeddings of the pieces in float32."""
        pairs = self.packed[pieces].float().view(pieces.shape[0], -1, BLOCK // 2)
        high = torch.floor(pairs / (2 * HALF))
        numbers = torch.cat([pairs - 2 * HALF * high, high], 2) - HALF
        return (numbers * self.scale[pieces].float()).flatten(1)


class FloatEmbedding(nn.Module):
    """Embeddings in float32."""

    weight: Tensor

    def __init__(self, weight: Tensor) -> None:
        """Take `weight` [piece, hidden]."""
        super().__init__()
        self.register_buffer("weight", weight)

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the embeddings of the pieces."""
        return self.weight[pieces]


class SentenceLayer(nn.Module):
    """A transformer layer whose query, key and value are one projection."""

    def __init__(self, layer: Layer, peaks: Mapping[str, Tensor]) -> None:
        """Take the weights of a trained layer and the peaks of its inputs, by projection."""
        super().__init__()
        self.heads = layer.heads
        scale = (layer.query.in_features // layer.heads) ** -0.5
        self.projected = Projection([layer.query, layer.key, layer.value], [scale, 1.0, 1.0])
        self.attended = Projection([layer.attended])
        self.widen = Projection([layer.widen], peaks=peaks.get("widen"))
        self.narrow = Projection([layer.narrow], peaks=peaks.get("narrow"))
        self.attention_norm, self.output_norm = layer.attention_norm, layer.output_norm

    def forward(self, states: Tensor) -> Tensor:
        """Return the next states [position, hidden]."""
        length, hidden = states.shape
        split = self.projected(states).view(length, 3, self.heads, -1).permute(1, 2, 0, 3)
        query, key, value = split.unbind(0)
        weights = (query @ key.transpose(1, 2)).softmax(-1)
        mixed = (weights @ value).transpose(0, 1).reshape(length, hidden)
        states = self.attention_norm(states + self.attended(mixed))
        widened = functional.gelu(self.widen(states))
        result: Tensor = self.output_norm(states + self.narrow(widened))
        return result


class SentenceAnalyser(nn.Module):
    """All scores of one sentence; its outputs are named in `OUTPUTS`."""

    def __init__(self, network: Analyser, kept_pieces: Tensor, peaks: Sequence[Mapping[str, Tensor]] = ()) -> None:
        """Take the weights of a trained network and the embeddings of the kept pieces.

        With the `peaks` of each layer's inputs, the network is made ready for int8, and embeddings are packed.
        """
        super().__init__()
        encoder = network.encoder
        hidden = encoder.words.embedding_dim
        places = encoder.positions.weight + encoder.token_type
        weight = encoder.words.weight.detach()[kept_pieces]
        self.words = SmallEmbedding(weight) if peaks else FloatEmbedding(weight)
        self.positions = nn.Parameter(places.detach().clone())
        self.norm = encoder.norm
        layers = [layer for layer in encoder.layers if isinstance(layer, Layer)]
        found = peaks or [{} for _ in layers]
        self.layers = nn.ModuleList(map(SentenceLayer, layers, found))
        self.mix = nn.Parameter(torch.stack([network.mix[task].softmax(0) for task in ("tags", "tree", "names")]))
        self.tags = Projection([head for name, head in network.heads.items() if name != "name"])
        self.names = Projection([network.heads["name"]])
        perceptrons = (network.arc_dependent, network.relation_dependent, network.arc_head, network.relation_head)
        self.sizes = [ARC_SIZE, RELATION_SIZE, ARC_SIZE, RELATION_SIZE]
        self.perceptrons = Projection(part[0] for part in perceptrons)
        self.arc = network.arc
        relations, inner, outer = network.relation.shape
        self.relation = nn.Parameter(network.relation.detach().permute(1, 0, 2).reshape(inner, relations * outer))
        self.relations = relations
        self.hidden = hidden

    def forward(self, pieces: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Return the scores of a sentence.

        Arguments:
            pieces: vocabulary numbers [position], with <s> and </s>.
            first, last: places of each word's first and last piece [1 + word]; <s> stands for the root.

        Returns:
            Tags [word, label], names [word, label], arcs [word, 1 + word], relations [word, 1 + word, label].
        """
        states = self.norm(self.words(pieces) + self.positions[: pieces.shape[0]])
        layers = []
        for layer in self.layers:
            states = layer(states)
            layers.append(states)
        stacked = torch.stack(layers).flatten(1)
        mixed = (self.mix @ stacked).view(3, pieces.shape[0], self.hidden)
        words = torch.cat([mixed[:, first], mixed[:, last]], -1)
        tags, tree, names = words.unbind(0)
        perceived = functional.gelu(self.perceptrons(tree))
        arc_dependent, relation_dependent, arc_head, relation_head = torch.split(perceived, self.sizes, -1)
        arcs = _with_one(arc_dependent[1:]) @ self.arc @ arc_head.t()
        projected = (_with_one(relation_dependent[1:]) @ self.relation).view(first.shape[0] - 1, self.relations, -1)
        relations = projected @ _with_one(relation_head).t()
        return self.tags(tags[1:]), self.names(names[1:]), arcs, relations.transpose(1, 2)


def _with_one(states: Tensor) -> Tensor:
    return torch.cat([states, torch.ones_like(states[:, :1])], -1)


@torch.no_grad()
def input_peaks(network: Analyser, sentences: Iterable[Sequence[int]]) -> list[dict[str, Tensor]]:
    """Return the largest absolute inputs of the divided projections in sentences of word pieces, by layer."""
    layers = [layer for layer in network.encoder.layers if isinstance(layer, Layer)]
    peaks: list[dict[str, Tensor]] = [{} for _ in layers]
    hooks = []
    for layer, found in zip(layers, peaks, strict=True):
        modules = {name: layer.get_submodule(name) for name in DIVIDED}
        hooks += [module.register_forward_hook(partial(_note, found, name)) for name, module in modules.items()]
    for pieces in sentences:
        network.encoder(torch.tensor([pieces]), torch.ones(1, len(pieces), dtype=torch.bool))
    for hook in hooks:
        hook.remove()
    return peaks


def _note(peaks: dict[str, Tensor], name: str, _module: nn.Module, inputs: tuple[Tensor], _output: Tensor) -> None:
    largest = inputs[0].abs().flatten(0, 1).amax(0)
    peaks[name] = torch.maximum(peaks[name], largest) if name in peaks else largest
