"""PyTorch's numbers for the variants, in the form of the other files here: cardinality, norms below a deeper network and
a transformer at another size. Weights and pictures are those of Formula.java.

python golden.py (torch 2.7.1, torchvision 0.22.1) writes beside itself.

"trainLossesByThreads" of resnet101.json are the same three steps with torch.set_num_threads(1), (3) and (4) instead of 2: its
third loss moves by 13 % with the order of summation alone, so no implementation can be held nearer to any single run.
"""
import json
import math
import pathlib

import numpy
import torch
import torchvision
from torchvision.models.resnet import BasicBlock, Bottleneck, ResNet
from torchvision.models.vision_transformer import VisionTransformer


class GroupedBasicBlock(BasicBlock):
    groups = 4

    def __init__(self, inplanes, planes, stride=1, *rest, **more):
        super().__init__(inplanes, planes, stride, *rest, **more)
        self.conv1 = torch.nn.Conv2d(inplanes, planes, 3, stride, 1, groups=self.groups, bias=False)
        self.conv2 = torch.nn.Conv2d(planes, planes, 3, 1, 1, groups=self.groups, bias=False)


class Hybrid(torch.nn.Module):
    def __init__(self, positions, classes, norm):
        super().__init__()
        self.trunk = torchvision.models.resnet50(norm_layer=norm)
        del self.trunk.layer4, self.trunk.fc
        self.vit = VisionTransformer(positions, 1, 12, 6, 384, 1536, num_classes=classes)
        self.vit.conv_proj = torch.nn.Conv2d(1024, 384, 1)

    def forward(self, x):
        t = self.trunk
        x = t.maxpool(t.relu(t.bn1(t.conv1(x))))
        return self.vit(t.layer3(t.layer2(t.layer1(x))))


def instance(channels):
    return torch.nn.InstanceNorm2d(channels, affine=True)


def layer(channels):
    return torch.nn.GroupNorm(1, channels)


CASES = {
    "resnet18-cardinality4": (64, 2, lambda: ResNet(GroupedBasicBlock, [2, 2, 2, 2], num_classes=2)),
    "resnet50-cardinality16-instancenorm": (
        224, 2, lambda: ResNet(Bottleneck, [3, 4, 6, 3], 2, groups=16, width_per_group=4, norm_layer=instance)),
    "resnext50_32x4d-cardinality8-layernorm": (
        64, 3, lambda: ResNet(Bottleneck, [3, 4, 6, 3], 3, groups=8, width_per_group=16, norm_layer=layer)),
    "resnet50-vit-layernorm": (100, 3, lambda: Hybrid(7, 3, layer)),
}


def hashed(start, count):
    with numpy.errstate(over="ignore"):
        z = numpy.arange(count, dtype=numpy.uint64) + numpy.uint64(start) + numpy.uint64(0x9E3779B97F4A7C15)
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            z = (z ^ z >> numpy.uint64(shift)) * numpy.uint64(factor)
        return z ^ z >> numpy.uint64(31)


def weights(number, name, shape):
    count = math.prod(shape)
    spread = (hashed(number << 32, count) >> numpy.uint64(11)) * 2.0**-52 - 1
    if len(shape) > 1:
        values = 0.5 * math.sqrt(6 * shape[0] / count) * spread
    else:
        values = 0.1 * spread + (not name.endswith(("bias", "mean")))
    return torch.tensor(values.astype(numpy.float32)).reshape(shape)


def pictures(size):
    pixels = (hashed(1 << 40, 4 * size * size * 3) >> numpy.uint64(56)).astype(numpy.float32)
    x = torch.tensor(pixels).reshape(4, size, size, 3).permute(0, 3, 1, 2) / 255
    mean, std = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    return (x - mean[:, None, None]) / std[:, None, None]


def reference(size, make):
    network, x, labels = make(), pictures(size), torch.tensor([0, 1, 1, 0])
    state = {n: t for n, t in network.state_dict().items() if not n.endswith("num_batches_tracked")}
    network.load_state_dict({n: weights(i, n, t.shape) for i, (n, t) in enumerate(state.items())}, strict=False)
    with torch.no_grad():
        logits = network.eval()(x)
    adam, losses, gradients = torch.optim.Adam(network.train().parameters(), 1e-4), [], None
    for _ in range(3):
        adam.zero_grad()
        loss = torch.nn.functional.cross_entropy(network(x), labels)
        loss.backward()
        gradients = gradients or {n: p.grad.double().abs().sum().item() for n, p in network.named_parameters()}
        adam.step()
        losses.append(loss.item())
    return {
        "parameters": sum(p.numel() for p in network.parameters()),
        "tensors": [{"name": n, "shape": list(t.shape)} for n, t in state.items()],
        "evalLogits": logits.tolist(),
        "trainLosses": losses,
        "firstStepGradientL1": gradients,
    }


for case, (size, classes, make) in CASES.items():
    file = pathlib.Path(__file__).with_name(case + ".json")
    file.write_text(json.dumps(reference(size, make), indent=1) + "\n")
