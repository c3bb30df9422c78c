-- AlterTable
ALTER TABLE "SecretElector" ADD COLUMN     "drawn" TEXT;

-- AlterTable
ALTER TABLE "SecretVote" ADD COLUMN     "privateKey" TEXT,
ADD COLUMN     "publicKey" TEXT;
