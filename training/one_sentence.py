"""The network as it runs in the product: one sentence at a time, without padding, projections fused.

A sentence on its own gives the same analysis whatever stands around it, also with int8 activations, and needs no
mask; joined projections mean fewer, larger multiplications.
"""

from collections.abc import Iterable

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import Layer
from training.network import ARC_SIZE, RELATION_SIZE, Analyser

INT8_MOST = 127
OUTPUTS = ("tags", "names", "arcs", "relations")


class Projection(nn.Module):
    """Linear layers side by side, as the MatMul and Add that the quantiser knows."""

    def __init__(self, parts: Iterable[nn.Module], scales: list[float] | None = None) -> None:
        """Join the weights of `parts`, each multiplied by its scale."""
        super().__init__()
        linear = [part for part in parts if isinstance(part, nn.Linear)]
        pairs = list(zip(linear, scales or [1.0] * len(linear), strict=True))
        weight = torch.cat([part.weight.detach() * scale for part, scale in pairs])
        self.weight = nn.Parameter(weight.t().contiguous())
        self.bias = nn.Parameter(torch.cat([part.bias.detach() * scale for part, scale in pairs]))

    def forward(self, states: Tensor) -> Tensor:
        """Return the outputs of all parts side by side."""
        return states @ self.weight + self.bias


class SmallEmbedding(nn.Module):
    """Embeddings in int8 with a scale per row."""

    scale: Tensor
    rounded: Tensor

    def __init__(self, weight: Tensor) -> None:
        """Round `weight` [piece, hidden]."""
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / INT8_MOST
        self.register_buffer("scale", scale)
        self.register_buffer("rounded", (weight / scale).round().to(torch.int8))

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the embeddings of the pieces in float32."""
        return self.rounded[pieces].float() * self.scale[pieces]


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

    def __init__(self, layer: Layer) -> None:
        """Take the weights of a trained layer."""
        super().__init__()
        self.heads = layer.heads
        scale = (layer.query.in_features // layer.heads) ** -0.5
        self.projected = Projection([layer.query, layer.key, layer.value], [scale, 1.0, 1.0])
        self.attended = Projection([layer.attended])
        self.widen, self.narrow = Projection([layer.widen]), Projection([layer.narrow])
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

    def __init__(self, network: Analyser, kept_pieces: Tensor, *, small: bool) -> None:
        """Take the weights of a trained network and, in int8 if `small`, the embeddings of the kept pieces."""
        super().__init__()
        encoder = network.encoder
        hidden = encoder.words.embedding_dim
        places = encoder.positions.weight + encoder.token_type
        weight = encoder.words.weight.detach()[kept_pieces]
        self.words = SmallEmbedding(weight) if small else FloatEmbedding(weight)
        self.positions = nn.Parameter(places.detach().clone())
        self.norm = encoder.norm
        layers = (layer for layer in encoder.layers if isinstance(layer, Layer))
        self.layers = nn.ModuleList(map(SentenceLayer, layers))
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
