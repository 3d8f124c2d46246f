using Daemon.Protocol.Schemas;

namespace Daemon.Protocol.Tests.Schemas;

public sealed class Lz4BlockTests
{
    [Fact]
    public void A_block_of_literals_and_an_overlapping_match_is_unpacked() =>
        // Two literals, a match of 4 + 5 bytes at distance 2, one literal.
        Assert.Equal("abababababac"u8.ToArray(), Lz4Block.Decode([0x25, (byte)'a', (byte)'b', 2, 0, 0x10, (byte)'c'], 12));

    [Theory]
    [InlineData(new byte[] { 0x25, 97, 98, 3, 0, 0x10, 99 }, 12)]
    [InlineData(new byte[] { 0x25, 97, 98, 2 }, 12)]
    [InlineData(new byte[] { 0xf0 }, 12)]
    [InlineData(new byte[] { 0x50, 97 }, 12)]
    [InlineData(new byte[] { 0x25, 97, 98, 2, 0, 0x10, 99 }, 11)]
    [InlineData(new byte[] { 0x25, 97, 98, 2, 0, 0x10, 99 }, 13)]
    public void A_broken_block_is_an_error(byte[] block, int length) =>
        Assert.Throws<InvalidDataException>(() => Lz4Block.Decode(block, length));
}
