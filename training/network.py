"""The analyser's network: the encoder, a linear head per label set, and a biaffine parser.

The parser is that of Dozat and Manning (2017), *Deep Biaffine Attention for Neural Dependency Parsing*; each task
reads its own learned mix of the encoder's layers (Peters et al. 2018).
"""

import torch
from torch import Tensor, nn

from training.encoder import Encoder, EncoderShape
from training.labels import LabelSets

ARC_SIZE, RELATION_SIZE = 256, 128
TASKS = ("tags", "tree", "names")
FAR = -1e9


class Perceptron(nn.Sequential):
    """One hidden layer with dropout."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(nn.Linear(inputs, outputs), nn.GELU(), nn.Dropout(0.2))


class Analyser(nn.Module):
    """Scores for tags, features, lemma scripts, names, arcs and relations of the words of sentences."""

    def __init__(self, shape: EncoderShape, labels: LabelSets) -> None:
        """Make a network for the label sets with random weights."""
        super().__init__()
        self.encoder = Encoder(shape)
        width = 2 * shape.hidden
        self.mix = nn.ParameterDict({task: nn.Parameter(torch.zeros(shape.layers)) for task in TASKS})
        self.heads = nn.ModuleDict(
            {head: nn.Linear(width, len(names)) for head, names in labels.sets.items() if head != "deprel"}
        )
        self.arc_dependent = Perceptron(width, ARC_SIZE)
        self.arc_head = Perceptron(width, ARC_SIZE)
        self.relation_dependent = Perceptron(width, RELATION_SIZE)
        self.relation_head = Perceptron(width, RELATION_SIZE)
        self.arc = nn.Parameter(torch.empty(ARC_SIZE + 1, ARC_SIZE))
        relations = len(labels.sets["deprel"])
        self.relation = nn.Parameter(torch.empty(relations, RELATION_SIZE + 1, RELATION_SIZE + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.xavier_uniform_(self.relation)
        self.dropout = nn.Dropout(0.2)

    def forward(
        self, pieces: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[dict[str, Tensor], Tensor, Tensor, Tensor]:
        """Return the scores of a batch.

        Arguments:
            pieces, mask: the word pieces [sentence, position].
            first, last: places of each word's first and last piece [sentence, 1 + word]; the root stands first.

        Returns:
            Scores per head [sentence, word, label]; scores of arcs [sentence, word, 1 + word]; and what
            `relations` needs of each word as a dependent and as a head.
        """
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            states = torch.stack(self.encoder(pieces, mask))
        tags = self._words(states, "tags", first, last)[:, 1:]
        names = self._words(states, "names", first, last)[:, 1:]
        tree = self._words(states, "tree", first, last)
        scores = {name: head(names if name == "name" else tags) for name, head in self.heads.items()}
        dependent = _with_one(self.arc_dependent(tree[:, 1:]))
        arcs = dependent @ self.arc @ self.arc_head(tree).transpose(1, 2)
        return (
            scores,
            arcs,
            _with_one(self.relation_dependent(tree[:, 1:])),
            _with_one(self.relation_head(tree)),
        )

    def relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return the scores of the relations [sentence, word, relation] between words and one head each."""
        projected = torch.einsum("swi,rij->swrj", dependents, self.relation)
        return (projected @ heads[..., None]).squeeze(-1)

    def all_relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return the scores of the relations to every possible head [sentence, word, head, relation]."""
        projected = torch.einsum("swi,rij->swrj", dependents, self.relation)
        return torch.einsum("swrj,shj->swhr", projected, heads)

    def _words(self, states: Tensor, task: str, first: Tensor, last: Tensor) -> Tensor:
        weights = torch.softmax(self.mix[task], 0)
        mixed = torch.einsum("l,lsph->sph", weights, states.float())
        hidden = mixed.shape[-1]
        ends = [mixed.gather(1, place[..., None].expand(-1, -1, hidden)) for place in (first, last)]
        joined: Tensor = self.dropout(torch.cat(ends, -1))
        return joined


def _with_one(states: Tensor) -> Tensor:
    return torch.cat([states, torch.ones_like(states[..., :1])], -1)
