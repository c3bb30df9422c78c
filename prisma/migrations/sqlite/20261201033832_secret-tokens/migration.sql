-- AlterTable
ALTER TABLE "SecretElector" ADD COLUMN "drawn" TEXT;

-- AlterTable
ALTER TABLE "SecretVote" ADD COLUMN "privateKey" TEXT;
ALTER TABLE "SecretVote" ADD COLUMN "publicKey" TEXT;
